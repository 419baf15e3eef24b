/** Runs something later; the returned function calls it off. Replaced in tests, so that nothing has to wait. */
export type Schedule = (run: () => void, delayMs: number) => () => void;

/** The real thing; a waiting timer doesn't keep the process alive. */
export const scheduleByTimer: Schedule = (run, delayMs) => {
  const timer = setTimeout(run, delayMs);
  timer.unref();
  return () => clearTimeout(timer);
};

/** Waits by the given schedule. */
export function wait(schedule: Schedule, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    schedule(resolve, delayMs);
  });
}
