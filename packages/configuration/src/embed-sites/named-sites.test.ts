import { expect, test } from "vitest";
import { isAmongSites } from "./named-sites.ts";

const sites = new Set(["https://shop.example", "https://*.cafe.example", "http://localhost:8080"]);

test.each([
  ["https://shop.example", true],
  ["https://a.cafe.example", true],
  ["https://b.a.cafe.example", true],
  ["http://localhost:8080", true],
  ["https://cafe.example", false],
  ["http://shop.example", false],
  ["https://shop.example:8443", false],
  ["https://evilcafe.example", false],
  ["https://shop.example.evil.example", false],
  ["null", false],
  ["", false],
])("%s is among them: %s", (origin, is) => {
  expect(isAmongSites(sites, origin)).toBe(is);
});
