import { expect, it } from "vitest";
import { ofOrganization } from "./org-slug.ts";

it("is what the page's query says first, and nothing where that is no name", () => {
  expect(ofOrganization({ orgSlug: "acme" })).toEqual({ orgSlug: "acme" });
  expect(ofOrganization({ orgSlug: ["acme", "globex"] })).toEqual({ orgSlug: "acme" });
  for (const orgSlug of [undefined, null, "", [], "a\0b"]) expect(ofOrganization({ orgSlug })).toEqual({});
});
