import { expect, test } from "vitest";
import { identityOf, personalTenant } from "./identity.ts";

const tid = "11111111-2222-3333-4444-555555555555";
const work = { tid, oid: "o", preferred_username: "Ann@Contoso.example" };

test("a work account goes by its sign-in name, in lower case", () => {
  expect(identityOf(work)).toEqual({
    tenantId: tid,
    objectId: "o",
    address: "ann@contoso.example",
    verifiedAddress: "ann@contoso.example",
  });
});

// Broken on purpose: `email` taken first; whoever administers any organisation signed in as anybody.
test.each([
  ["that anybody may have written", {}, "mallory@evil.example"],
  ["that isn't said to be of its domain", { xms_edov: false }, "mallory@evil.example"],
  ["of its own domain", { xms_edov: "1" }, "ann@contoso.example"],
  ["of a personal account", { tid: personalTenant }, "ann@contoso.example"],
])("the email %s counts as it is proven", (_, more, verified) => {
  const claims = {
    ...work,
    preferred_username: "mallory@evil.example",
    email: "ann@contoso.example",
    ...more,
  };
  expect(identityOf(claims)?.verifiedAddress).toBe(verified);
});

test.each(["ann_contoso.example#EXT#@fabrikam.example", "+49 30 123456", "ann"])(
  "%s is no address that could be anybody's here",
  (preferred_username) => expect(identityOf({ ...work, preferred_username })?.verifiedAddress).toBeNull(),
);

test("a token that doesn't say who it speaks of is nobody's", () => {
  expect(identityOf({ tid })).toBeNull();
  expect(identityOf(undefined)).toBeNull();
});
