import { setImmediate } from "node:timers/promises";
import type { Schedule } from "../schedule.ts";

/** A clock that stands still until it is advanced, and timers that follow it. */
export type ManualClock = {
  now: () => number;
  schedule: Schedule;
  /** Moves the clock, running what falls due on the way. */
  advance: (ms: number) => Promise<void>;
};

/** Makes a clock that shows `start`. */
export function createManualClock(start = Date.parse("2026-03-02T08:00:00Z")): ManualClock {
  let time = start;
  let tasks: { due: number; run: () => void }[] = [];
  return {
    now: () => time,
    schedule: (run, delayMs) => {
      const task = { due: time + delayMs, run };
      tasks.push(task);
      return () => {
        tasks = tasks.filter((other) => other !== task);
      };
    },
    advance: async (ms) => {
      const end = time + ms;
      await setImmediate();
      for (;;) {
        const next = tasks.filter((task) => task.due <= end).sort((a, b) => a.due - b.due)[0];
        if (next === undefined) break;
        tasks = tasks.filter((task) => task !== next);
        time = next.due;
        next.run();
        await setImmediate();
      }
      time = end;
    },
  };
}
