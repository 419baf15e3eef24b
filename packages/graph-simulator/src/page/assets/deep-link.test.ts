import { describe, expect, it } from "vitest";
import { placeLink, readPlace } from "./deep-link.js";

describe("the page's place in its link", () => {
  it("comes back as it was written", () => {
    const place = { mailbox: "o'neil+team@contoso.example", date: "2026-11-21" };
    expect(readPlace(placeLink(place))).toEqual(place);
  });

  it("has no date where the link has none or nonsense", () => {
    expect(readPlace("?mailbox=a@b.example")).toEqual({ mailbox: "a@b.example" });
    expect(readPlace("?date=tomorrow")).toEqual({});
    expect(readPlace("?date=2026-02-30")).toEqual({});
  });
});
