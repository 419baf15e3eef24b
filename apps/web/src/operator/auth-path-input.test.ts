import { expect, test } from "vitest";
import { pathSwitchIn, ruleFields, ruleIn } from "./auth-path-input.ts";

const kinds = ["outlook.com", "microsoft 365"];
const tid = "72f988bf-86f1-41af-91ab-2d7cd011db47";
const read = (fields: Record<string, string>) =>
  pathSwitchIn(new URLSearchParams({ path: "new", share: "5", kind: "", tenant: "", ...fields }), kinds);

test("accounts are switched as the form says", () => {
  expect(read({})).toEqual({
    ok: true,
    value: { name: "new", share: 5, scope: { accountKind: null, tid: null } },
  });
  expect(read({ share: " 0.5 ", kind: "outlook.com", tenant: ` ${tid.toUpperCase()}` })).toEqual({
    ok: true,
    value: { name: "new", share: 0.5, scope: { accountKind: "outlook.com", tid } },
  });
});

test.each([
  [{ path: "" }, "path"],
  [{ share: "" }, "share"],
  [{ share: "0" }, "share"],
  [{ share: "101" }, "share"],
  [{ share: "few" }, "share"],
  [{ kind: "gmail" }, "kind"],
  [{ tenant: "contoso" }, "tenant"],
])("of %j it says what is wrong, at the field", (fields, field) => {
  const answer = read(fields);
  expect(Object.keys(answer.ok ? {} : answer.error)).toEqual([field]);
});

test("a rule is named by the form that ends it", () => {
  for (const scope of [
    { accountKind: null, tid: null },
    { accountKind: "outlook.com", tid },
  ])
    expect(ruleIn(new URLSearchParams(ruleFields("new", scope)))).toEqual({ name: "new", scope });
});
