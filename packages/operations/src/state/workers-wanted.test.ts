import { expect, test } from "vitest";
import { workersWanted } from "./workers-wanted.ts";

test.each([
  ["nothing at all", { created: 0, finishedPerSecond: 0, secondsEach: null }, 1],
  ["what one worker does with ease", { created: 0, finishedPerSecond: 20, secondsEach: 0.15 }, 1],
  ["all that one worker can do", { created: 0, finishedPerSecond: 53, secondsEach: 0.15 }, 2],
  ["the same while Outlook takes 3 s", { created: 0, finishedPerSecond: 20, secondsEach: 3 }, 10],
  ["a burst that has just come", { created: 1_000, finishedPerSecond: 0, secondsEach: 0.15 }, 5],
  ["a burst before anything was finished", { created: 1_000, finishedPerSecond: 0, secondsEach: null }, 32],
])("%s wants its number of workers", (_what, load, wanted) => {
  expect(workersWanted(load)).toBe(wanted);
});
