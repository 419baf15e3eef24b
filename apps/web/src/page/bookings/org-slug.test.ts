import { expect, it } from "vitest";
import { ofOrganization, organizationQuery } from "./org-slug.ts";

it("is what the page's query says first, and nothing where that is no name", () => {
  expect(ofOrganization({ orgSlug: "acme" })).toEqual({ orgSlug: "acme" });
  expect(ofOrganization({ orgSlug: ["acme", "globex"] })).toEqual({ orgSlug: "acme" });
  for (const orgSlug of [undefined, null, "", [], "a\0b"]) expect(ofOrganization({ orgSlug })).toEqual({});
});

it("leads to an organisation's page by a query, and to others' without", () => {
  expect(organizationQuery({ orgSlug: "acme & co" })).toBe("?orgSlug=acme+%26+co");
  expect(organizationQuery({ orgSlug: "" })).toBe("");
});
