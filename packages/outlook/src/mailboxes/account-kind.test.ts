import { expect, test } from "vitest";
import { accountKindOf } from "./account-kind.ts";

const user = {
  id: "48d31887-5fad-4d73-a9f5-3c356e68a038",
  mail: "ann@contoso.com",
  userPrincipalName: "ann@contoso.com",
};

test.each([
  ["an address of Outlook.com", { userPrincipalName: "ann@outlook.com" }],
  ["one of its addresses abroad", { mail: "ann@hotmail.co.uk" }],
  [
    "an address elsewhere, as the consumers' tenant names it",
    { userPrincipalName: "live.com#ann@example.com" },
  ],
  ["an id of 64 bits", { id: "0a1b2c3d4e5f6a7b" }],
  ["an id of 64 bits, and no name", { id: "0a1b2c3d4e5f6a7b", mail: null, userPrincipalName: null }],
  ["an id of 64 bits, written as a guid", { id: "00000000-0000-0000-0a1b-2c3d4e5f6a7b" }],
])("%s is a personal account's", (_what, change) => {
  expect(accountKindOf({ ...user, ...change })).toBe("outlook.com");
});

test.each([
  ["an address of a company", {}],
  ["no address", { mail: null }],
  ["a domain that only ends like Outlook's", { userPrincipalName: "ann@myoutlook.com" }],
  ["a domain that only begins like it", { userPrincipalName: "ann@outlook.contoso.com" }],
])("%s is a work account's", (_what, change) => {
  expect(accountKindOf({ ...user, ...change })).toBe("microsoft 365");
});
