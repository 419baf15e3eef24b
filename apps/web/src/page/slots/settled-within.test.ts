import { expect, it } from "vitest";
import { isSettledWithin } from "./settled-within.ts";

const never = new Promise<never>(() => {});

it("says whether a promise settles in time, whichever way", async () => {
  expect(await isSettledWithin(Promise.resolve(1), 1000)).toBe(true);
  expect(await isSettledWithin(Promise.reject(new Error("no")), 1000)).toBe(true);
  expect(await isSettledWithin(never, 1)).toBe(false);
});

it("waits as long as it takes where no time is given", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const settled = isSettledWithin(promise, null);
  resolve();
  expect(await settled).toBe(true);
});
