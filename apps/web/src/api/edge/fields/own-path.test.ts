import { expect, it } from "vitest";
import { ownPath } from "./own-path.ts";

it.each(["/", "/team/devs/teamevent", "/team/devs/teamevent?month=2026-12&cal.tz=Europe%2FLondon"])(
  "leads back to %s",
  (path) => expect(ownPath(path)).toBe(path),
);

// Broken on purpose: without the look at the resolved path; `/.//evil.example` became `//evil.example`.
it.each([
  null,
  "",
  "team",
  "https://evil.example/",
  "HTTPS:evil.example",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/.//evil.example",
  "/team/..//evil.example",
  "/%2e//evil.example",
  "javascript:alert(1)",
  "//own.invalid@evil.example",
  "/\r\nset-cookie:x=1\\..//evil",
  `/${"a".repeat(1500)}`,
])("leads nowhere by %j", (text) => expect(ownPath(text)).toBeNull());

it("keeps line breaks out of headers", () => {
  expect(ownPath("/team\r\nset-cookie: x=1")).toBe("/teamset-cookie:%20x=1");
});
