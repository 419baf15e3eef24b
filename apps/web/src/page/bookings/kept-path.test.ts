import { expect, it } from "vitest";
import { keptPath } from "./kept-path.ts";

it("stays in the language that was asked for, and in the frame", () => {
  expect(keptPath("/booking/abc", { lang: "fr", month: "2026-12" })).toBe("/booking/abc?lang=fr");
  expect(keptPath("/booking/abc?cancel=true", { lang: ["de-AT", "fr"] })).toBe(
    "/booking/abc?cancel=true&lang=de-AT",
  );
  expect(keptPath("/ann", { embed: "one", lang: "ar" }, { embedHappened: "moved" })).toBe(
    "/ann?embed=one&lang=ar&embedHappened=moved",
  );
});

it("says nothing of a language that no page is written in", () => {
  for (const lang of [undefined, "", "tlh", "<script>"]) expect(keptPath("/ann", { lang })).toBe("/ann");
});
