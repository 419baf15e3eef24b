/** A client's patience with a silent server, shortened: a run must not wait ten seconds for each timeout. */
export type ClientPatience = { shorten(): void; restore(): void };

const longPatience = 5_000;
const shortPatience = 200;

/**
 * Changes what `AbortSignal.timeout` means for long times while it is shortened. For the whole process: runs that use
 * it take turns.
 */
export function createClientPatience(): ClientPatience {
  const usual = AbortSignal.timeout;
  return {
    shorten() {
      AbortSignal.timeout = (ms) => usual.call(AbortSignal, ms >= longPatience ? shortPatience : ms);
    },
    restore() {
      AbortSignal.timeout = usual;
    },
  };
}
