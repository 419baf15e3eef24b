import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { PNG } from "pngjs";
import { expect } from "vitest";
import { compareWithPicture } from "./compare-picture.ts";

const { resolve } = createRequire(import.meta.url);

/** How the gallery is looked at: the names of pictures begin so. */
const looks = {
  light: { colorScheme: "light", dir: "ltr", width: 800 },
  dark: { colorScheme: "dark", dir: "ltr", width: 800 },
  "right-to-left": { colorScheme: "light", dir: "rtl", width: 800 },
  phone: { colorScheme: "light", dir: "ltr", width: 320 },
} as const;
type Look = (typeof looks)[keyof typeof looks];

/** What elements show besides what is there; each is looked at in one way. */
const otherStates = ["empty", "loading", "stale", "failing"];

const which = ["slot-picker", "date-time-picker", "availability", "hours", "agenda", "calendars"];

/** Compares each element of the gallery with its pictures, as it is at one time and in one font, on whatever machine. */
export async function lookAsPictured(browser: Browser, gallery: string): Promise<void> {
  const context = await browser.newContext({
    ...{ locale: "en-GB", timezoneId: "UTC", bypassCSP: true },
  });
  const page = await context.newPage();
  await page.clock.setFixedTime("2026-12-07T09:00:00Z");
  const font = await fontFaces();
  const found: (string | null)[] = [];
  const compare = async (name: string, { colorScheme, dir, width }: Look) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.locator("main").evaluate((main, dir) => main.setAttribute("dir", dir), dir);
    for (const [element, shown] of await picturesOf(page))
      found.push(await compareWithPicture(`${name}-${element}`, shown, browser.version()));
  };
  await page.goto(gallery);
  await write(page, font);
  for (const [name, look] of Object.entries(looks)) await compare(name, look);
  for (const state of otherStates) {
    await page.goto(`${gallery}?state=${state}`);
    await write(page, font, state === "loading");
    await compare(state, looks.light);
  }
  await context.close();
  expect(found.filter((fault) => fault !== null)).toEqual([]);
}

/** Cut out of one picture of the page: a picture of each takes a quarter of a second. */
async function picturesOf(page: Page): Promise<[name: string, shown: PNG][]> {
  const whole = PNG.sync.read(await page.screenshot({ fullPage: true, animations: "disabled" }));
  const places = await page.locator(".cc-element").evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, right, bottom } = element.getBoundingClientRect();
      const [left, top] = [Math.floor(x + scrollX), Math.floor(y + scrollY)];
      return [left, top, Math.ceil(right + scrollX) - left, Math.ceil(bottom + scrollY) - top] as const;
    }),
  );
  return places.map(([left, top, width, height], index) => {
    const shown = new PNG({ width, height });
    PNG.bitblt(whole, shown, left, top, width, height, 0, 0);
    return [which[index] ?? "", shown];
  });
}

/** @param isBusy whether the elements go on loading */
async function write(page: Page, font: string, isBusy = false): Promise<void> {
  await page.addStyleTag({ content: font });
  await page
    .locator(`.cc-element[aria-busy=${isBusy}]`)
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
