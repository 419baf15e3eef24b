import type { RefreshQueue } from "@calcache/calendar-cache";

/** A queue that is opened on first use; a failed opening is tried again on the next. */
export function lazyQueue(open: () => Promise<RefreshQueue>) {
  let opened: Promise<RefreshQueue> | null = null;
  return {
    open() {
      opened ??= open().catch((error) => {
        opened = null;
        throw error;
      });
      return opened;
    },
    async close() {
      const queue = await opened?.catch(() => null);
      await queue?.stop();
    },
  };
}
