import { expect, test } from "vitest";
import { coalesce } from "./coalesce.ts";

/** Calls that end when the test says. */
function slowly() {
  const calls: { items: readonly number[]; end: () => void; fail: (error: Error) => void }[] = [];
  const act = coalesce<number, void>(
    (items) => new Promise<void>((end, fail) => calls.push({ items, end, fail })),
  );
  return { calls, act };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("does what is asked for during a call together in the next one, each item once", async () => {
  const { calls, act } = slowly();
  const first = act([1]);
  await settle();
  const later = [act([2]), act([3, 2]), act([1])];
  await settle();
  expect(calls.map(({ items }) => items)).toEqual([[1]]);
  calls[0]?.end();
  await first;
  await settle();
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3, 1]]);
  calls[1]?.end();
  await Promise.all(later);
});

test("a call that fails fails for those in it, and for nobody after them", async () => {
  const { calls, act } = slowly();
  const first = act([1]);
  await settle();
  const second = act([2]);
  calls[0]?.fail(new Error("the database is away"));
  await expect(first).rejects.toThrow("the database is away");
  await settle();
  calls[1]?.end();
  await second;
  const third = act([3]);
  await settle();
  calls[2]?.end();
  await third;
});
