import { expect, test } from "vitest";
import { databaseClock } from "./database-clock.ts";

/** A machine whose clock shows `error` ms too much, and a database that is asked over a way of so many ms. */
function machine(error: number) {
  let truth = 1_000_000;
  const clock = databaseClock(() => truth + error);
  return {
    clock,
    trueTime: () => truth,
    ask(there: number, back: number) {
      const askedAt = truth + error;
      truth += there;
      const told = truth;
      truth += back;
      clock.hear(told, askedAt);
    },
  };
}

test("until the database is asked, the clock is the machine's own", () => {
  const { clock, trueTime } = machine(90_000);
  expect(clock.now()).toBe(trueTime() + 90_000);
});

test.each([90_000, -90_000, 3_600_000])(
  "a machine that is %i ms ahead goes by the database's time",
  (error) => {
    const { clock, trueTime, ask } = machine(error);
    ask(3, 4);
    expect(Math.abs(clock.now() - trueTime())).toBeLessThanOrEqual(7);
    expect(Math.abs(clock.ahead() - error)).toBeLessThanOrEqual(7);
  },
);

test("a slow answer makes no difference that isn't there, nor does it take one away that is", () => {
  const right = machine(0);
  right.ask(10, 2_000);
  expect(right.clock.ahead()).toBe(0);
  const wrong = machine(90_000);
  wrong.ask(1, 1);
  const before = wrong.clock.ahead();
  wrong.ask(2_000, 10);
  expect(wrong.clock.ahead()).toBe(before);
});

test("a machine whose clock is put right is believed again", () => {
  let local = 90_000;
  const clock = databaseClock(() => local);
  clock.hear(0, local);
  expect(clock.ahead()).toBe(90_000);
  local = 1_000;
  clock.hear(1_000, local);
  expect(clock.ahead()).toBe(0);
});
