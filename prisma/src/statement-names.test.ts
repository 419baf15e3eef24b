import { expect, test } from "vitest";
import { statementNames } from "./statement-names.ts";

const thrice = ({ nameOf }: ReturnType<typeof statementNames>, sql: string) =>
  [1, 2, 3].map(() => nameOf({ sql }));

test("a statement has a name of its own from the second time on", () => {
  const names = statementNames();
  const [first, second, third] = thrice(names, "SELECT 1");
  expect([first, second === third, second]).toEqual(["", true, expect.stringMatching(/./)]);
  expect(thrice(names, "SELECT 2")[2]).not.toBe(second);
});

test("only so many have one, and none that is very long", () => {
  const names = statementNames(2);
  const named = ["SELECT 1", `SELECT '${"x".repeat(20_000)}'`, "SELECT 2", "SELECT 3"].map(
    (sql) => thrice(names, sql)[2] !== "",
  );
  expect(named).toEqual([true, false, true, false]);
});

test("after an outdated plan all have new ones; other failures change nothing", () => {
  const names = statementNames();
  const [, before] = thrice(names, "SELECT 1");
  names.hearFailure(Object.assign(new Error("x"), { code: "23505" }));
  expect(names.nameOf({ sql: "SELECT 1" })).toBe(before);
  names.hearFailure(Object.assign(new Error("x"), { code: "0A000" }));
  const [, after] = thrice(names, "SELECT 1");
  expect([after === before, after]).toEqual([false, expect.stringMatching(/./)]);
});
