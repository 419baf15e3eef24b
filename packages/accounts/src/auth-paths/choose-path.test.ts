import { expect, test } from "vitest";
import { choosePath, environmentPath, type PathRule } from "./choose-path.ts";

const anybody = { accountKind: "outlook.com", tid: "consumers", address: "ann@outlook.com" };
let ids = 0;
const rule = (path: string, share = 100, of: Partial<PathRule> = {}): PathRule => {
  ids += 1;
  return { id: ids, path, share, accountKind: null, tid: null, ...of };
};
const addresses = Array.from({ length: 10_000 }, (_, index) => `user${index}@outlook.com`);
const within = (rules: PathRule[]) =>
  addresses.filter((address) => choosePath(rules, { ...anybody, address }) === "new");

test("without rules it is the environment's, and the latest rule counts", () => {
  expect(choosePath([], anybody)).toBe(environmentPath);
  expect(choosePath([rule("old"), rule("new")], anybody)).toBe("new");
  expect(choosePath([rule("old"), rule(environmentPath)], anybody)).toBe(environmentPath);
});

test("a tenant's rule counts before a kind's, and that before everybody's, however old it is", () => {
  const rules = [
    rule("tenant's", 100, { tid: "consumers" }),
    rule("kind's", 100, { accountKind: "outlook.com" }),
  ];
  expect(choosePath([...rules, rule("all")], anybody)).toBe("tenant's");
  expect(choosePath([...rules, rule("all")], { ...anybody, tid: "another" })).toBe("kind's");
  expect(choosePath([...rules, rule("all")], { ...anybody, tid: null, accountKind: null })).toBe("all");
});

test("a share holds about as many as it says, the same ones each time, and keeps them as it grows", () => {
  const [few, more] = [within([rule("new", 5)]), within([rule("new", 25)])];
  expect(few.length / 100).toBeCloseTo(5, 0);
  expect(more.length / 100).toBeCloseTo(25, -1);
  expect(new Set(more).isSupersetOf(new Set(few))).toBe(true);
  expect(within([rule("new", 0)])).toEqual([]);
});

test("who isn't in a share is left to the rule before", () => {
  const rules = [rule("old"), rule("new", 5)];
  const chosen = new Set(addresses.map((address) => choosePath(rules, { ...anybody, address })));
  expect([...chosen].sort()).toEqual(["new", "old"]);
});

test("whoever isn't known by an address is no canary", () => {
  expect(choosePath([rule("new", 99)], { ...anybody, address: null })).toBe(environmentPath);
});
