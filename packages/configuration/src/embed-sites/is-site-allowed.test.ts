import { describe, expect, it, test } from "vitest";
import { sites } from "../fields/site-fields.ts";
import { frameAncestors, isSiteAllowed } from "./is-site-allowed.ts";

const own = "https://book.contoso.example";

describe("a list of sites", () => {
  it("has origins, in small letters, each once", () => {
    const written = [
      "https://Shop.example/",
      "https://shop.example",
      "https://*.shop.example",
      "http://localhost:3000",
    ];
    expect(sites.parse(written)).toEqual([
      "https://shop.example",
      "https://*.shop.example",
      "http://localhost:3000",
    ]);
  });

  test.each([
    "*",
    "https://*",
    "https://*.",
    "https://shop.example/page",
    "shop.example",
    "https://shop.example; script-src *",
    "https://a.example https://b.example",
    "https://shop.example:0",
    "https://user@shop.example",
    "javascript:alert(1)",
    "'none'",
  ])("can't have %s", (text) => {
    expect(sites.safeParse([text]).success).toBe(false);
  });
});

it("lets all sites show a page where nothing is said, and none but ours where the list is empty", () => {
  expect(frameAncestors(null)).toBe("*");
  expect(frameAncestors([])).toBe("'self'");
  expect(frameAncestors(["https://shop.example"])).toBe("'self' https://shop.example");
  expect(isSiteAllowed(null, "https://any.example", own)).toBe(true);
  expect(isSiteAllowed([], "https://any.example", own)).toBe(false);
  expect(isSiteAllowed([], own, own)).toBe(true);
});

test.each([
  ["https://shop.example", true],
  ["https://www.shop.example", false],
  ["http://shop.example", false],
  ["https://shop.example:8443", false],
  ["https://evil-shop.example", false],
  ["https://a.blog.example", true],
  ["https://a.b.blog.example", true],
  ["https://blog.example", false],
  ["https://evilblog.example", false],
  ["http://localhost:3000", true],
  ["http://localhost:3001", false],
  ["null", false],
  ["file:///tmp", false],
])("of %s it is %s that a page may hear", (origin, isAllowed) => {
  const list = ["https://shop.example", "https://*.blog.example", "http://localhost:3000"];
  expect(isSiteAllowed(list, origin, own)).toBe(isAllowed);
});
