import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { scriptOf } from "../../scripts/script-of.ts";
import { textsByLanguage } from "../../scripts/texts-by-language.ts";
import { version } from "../data/version.ts";
import english from "../generated/english.ts";
import { scripts } from "./released.ts";

const latest = scripts.at(-1);

it("has the script as its sources are now; after a change, `npm run build -w packages/elements`", async () => {
  expect(latest?.version).toBe(version);
  expect(latest?.code).toBe(await scriptOf());
  expect({ en: JSON.stringify(english), ...latest?.texts }).toEqual(textsByLanguage());
});

it("is at most 21 kB gzipped", () => {
  expect(gzipSync(latest?.code ?? "").length).toBeLessThanOrEqual(21_000);
});

it("runs where a page's policy forbids code made of text, and brings no time zones", () => {
  expect(latest?.code).not.toMatch(/\beval\(|new Function/);
  expect(latest?.code).not.toContain("Europe/");
});
