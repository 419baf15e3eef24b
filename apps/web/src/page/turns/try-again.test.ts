import { expect, test } from "vitest";
import { tryAgain } from "./try-again.ts";

/** Fails so often, then answers. */
function failing(times: number, error: Error) {
  let asked = 0;
  const read = async () => {
    asked += 1;
    if (asked <= times) throw error;
    return "here";
  };
  return { read, asked: () => asked };
}

const cut = new Error("Connection terminated unexpectedly");

test("a connection that is lost, or doesn't come in time, is no end of a page", async () => {
  for (const error of [cut, new Error("timeout exceeded when trying to connect")]) {
    const { read, asked } = failing(2, error);
    expect(await tryAgain(read)).toBe("here");
    expect(asked()).toBe(3);
  }
});

test("a database that is away is told", async () => {
  const { read, asked } = failing(5, cut);
  await expect(tryAgain(read)).rejects.toBe(cut);
  expect(asked()).toBe(3);
});

test("what fails for another reason isn't tried again", async () => {
  const { read, asked } = failing(1, new Error("a bug"));
  await expect(tryAgain(read)).rejects.toThrow("a bug");
  expect(asked()).toBe(1);
});
