import { expect, it } from "vitest";
import { linksFrom } from "./page-url.ts";

it("keeps what the page was asked with, but for what changes or goes", () => {
  const link = linksFrom({ "cal.cache": "true", overlayCalendar: "true", month: "2026-12", slot: "x" });
  expect(link({ month: "2027-01", slot: null })).toBe("?cal.cache=true&overlayCalendar=true&month=2027-01");
});

it("escapes what comes from the visitor", () => {
  expect(linksFrom({ note: '"><script>&' })({})).toBe("?note=%22%3E%3Cscript%3E%26");
});
