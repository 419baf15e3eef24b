import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { until } from "./run.ts";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Opens a page as a visitor of their own, in London's English and UTC, and waits until its scripts have taken over. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", ...options });
  const page = await context.newPage();
  await page.goto(url);
  if (options.javaScriptEnabled !== false) await scripted(page);
  return page;
}

/** Waits until a booking page's scripts have taken over. */
export const scripted = (page: Page) =>
  page.waitForFunction(() =>
    Object.keys(document.querySelector(".booker") ?? {}).some((key) => key.startsWith("__react")),
  );

/*
 * Chromium breaks off a reload or a step through the history when the page writes to the history meanwhile, as Next.js does
 * after each step. A visitor presses again.
 */

/** Takes a step through the history. */
export async function step(page: Page, by: -1 | 1): Promise<void> {
  const position = () => page.evaluate(() => window.navigation.currentEntry?.index ?? 0);
  const target = (await position()) + by;
  await until(async () => {
    if ((await position()) !== target) await (by < 0 ? page.goBack() : page.goForward());
    return (await position()) === target;
  });
}

/** Loads the page anew. */
export const reload = (page: Page) => until(() => page.reload());

/** Loads the page anew in the place of itself. */
export async function replace(page: Page): Promise<void> {
  const loaded = page.waitForEvent("load");
  // Once the call has answered: a page that goes while it runs takes the answer along.
  await page.evaluate(() => void setTimeout(() => window.location.replace(window.location.href)));
  await loaded;
}

/** The text of what has the focus. */
export const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

const everyRule = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

/** The rules that a page can break in these colours, where it is looked at in light ones too. */
export const rulesOf = (colorScheme: "light" | "dark") =>
  colorScheme === "light" ? everyRule : { runOnly: ["color-contrast"] };

/**
 * What axe finds wrong, as rules with the elements that break them. Nothing is gathered about what is right: that takes most
 * of the time of axe's own connection to Playwright.
 */
export async function ruleBreaks(page: Page, rules: { runOnly: string[] } = everyRule) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (rules) => window.axe.run(document, { ...rules, resultTypes: ["violations"] }),
    rules,
  );
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** The offered times that read so, which the clock beside the time zone may do too. */
export const offered = (page: Page, time: string) =>
  page.getByTestId("time").getByText(time, { exact: true });
