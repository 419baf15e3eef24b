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

test("after an outdated plan or parameter all have new ones; other failures change nothing", () => {
  const names = statementNames();
  const seen = [thrice(names, "SELECT 1")[2]];
  names.hearFailure(Object.assign(new Error("x"), { code: "23505" }));
  expect(names.nameOf({ sql: "SELECT 1" })).toBe(seen[0]);
  for (const code of ["0A000", "XX000", "42883"]) {
    names.hearFailure(Object.assign(new Error("x"), { code }));
    seen.push(thrice(names, "SELECT 1")[2]);
  }
  expect(new Set(seen).size).toBe(4);
  expect(seen).not.toContain("");
});

test("whoever needs new ones again and again goes on without, as connections keep the old ones", () => {
  const names = statementNames();
  const given = Array.from({ length: 20 }, () => {
    const [, , name] = thrice(names, "SELECT 1");
    names.hearFailure(Object.assign(new Error("x"), { code: "0A000" }));
    return name;
  });
  expect(new Set(given).size).toBe(11);
  expect(given.at(-1)).toBe("");
});
