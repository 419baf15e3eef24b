import type { Browser, BrowserContextOptions, Page } from "playwright-core";

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

/** The text of what has the focus. */
export const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

/** What axe finds wrong, as rules with the elements that break them. */
export async function ruleBreaks(page: Page) {
  const { default: AxeBuilder } = await import("@axe-core/playwright");
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
