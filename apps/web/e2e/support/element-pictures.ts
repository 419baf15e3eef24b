import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { compareWithPicture } from "./compare-picture.ts";

const { resolve } = createRequire(import.meta.url);

/** How the gallery is looked at: the names of pictures begin so. */
const looks = {
  light: { query: "theme=light", width: 800 },
  dark: { query: "theme=dark", width: 800 },
  "right-to-left": { query: "theme=light&dir=rtl", width: 800 },
  phone: { query: "theme=light", width: 320 },
} as const;

const which = ["slot-picker", "date-time-picker", "availability", "hours", "agenda", "calendars"];

/** Compares each element of the gallery with its pictures, as it is at one time and in one font, on whatever machine. */
export async function lookAsPictured(browser: Browser, gallery: string): Promise<void> {
  const context = await browser.newContext({
    ...{ locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce", bypassCSP: true },
  });
  const page = await context.newPage();
  await page.clock.setFixedTime("2026-12-07T09:00:00Z");
  const font = await fontFaces();
  const found: (string | null)[] = [];
  for (const [look, { query, width }] of Object.entries(looks)) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${gallery}?${query}`);
    await write(page, font);
    for (const name of which) {
      const shown = await page.locator(`#${name} .cc-element`).screenshot({ animations: "disabled" });
      found.push(await compareWithPicture(`${look}-${name}`, shown));
    }
  }
  await context.close();
  expect(found.filter((fault) => fault !== null)).toEqual([]);
}

async function write(page: Page, font: string): Promise<void> {
  await page.addStyleTag({ content: font });
  await page
    .locator(".cc-element[aria-busy=false]")
    .nth(which.length - 1)
    .waitFor();
  await page.evaluate(async () => {
    await Promise.all(
      ["400", "500", "600", "700"].map((weight) => document.fonts.load(`${weight} 14px Pictured`)),
    );
  });
}

async function fontFaces(): Promise<string> {
  const faces = [400, 500, 600, 700].map(async (weight) => {
    const file = await readFile(resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`));
    return `@font-face { font-family: Pictured; font-weight: ${weight}; src: url(data:font/woff2;base64,${file.toString("base64")}); }`;
  });
  return `${(await Promise.all(faces)).join("\n")}\n:root { --cc-font: Pictured; }`;
}
