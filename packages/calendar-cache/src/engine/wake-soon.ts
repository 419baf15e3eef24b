import type { Engine } from "./engine.ts";

/** Wakes mailboxes without waiting for it. A wake-up that is lost is logged and costs seconds: workers look for what is due. */
export function wakeSoon({ wake, log }: Pick<Engine, "wake" | "log">, mailboxIds: Iterable<number>): void {
  wake([...new Set(mailboxIds)]).catch((error) => log.warn({ err: error }, "a wake-up was lost"));
}
