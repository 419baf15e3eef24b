import { expect, test } from "vitest";
import { pathLines, rateLines } from "./path-table.ts";

test("paths are shown with whose they are, the environment's first", () => {
  const path = {
    name: "personal",
    authority: "consumers",
    clientId: "app",
    credentialKind: "secret",
    notAfter: new Date("2027-06-30"),
    rules: [{ id: 1, path: "personal", share: 5, accountKind: "outlook.com", tid: null }],
  };
  const own = { ...path, name: "environment", authority: "common", clientId: "own", rules: [] };
  const dark = { ...path, name: "dark", credentialKind: "federated", rules: [] };
  expect(pathLines([own, path, dark])).toEqual([
    "environment  common  app own  everybody's who has no other",
    "personal  consumers  app app  secret until 2027-06-30",
    "  5 % of accounts of outlook.com",
    "dark  consumers  app app  federated",
    "  nobody's",
  ]);
});

test("rates are rounded down: all of them is all of them", () => {
  const rate = { path: "personal", accountKind: null, tries: 4000, failures: 1, failedBy: { relink: 1 } };
  expect(rateLines([{ ...rate, accounts: 3000, granted: 2999 }])).toEqual([
    "path      kind     accounts  with tokens  rate    tries  failed  failures",
    "personal  unknown  3000      2999         99.9 %  4000   1       relink 1",
  ]);
});
