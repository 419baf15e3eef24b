import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { WebApp } from "./web-app.ts";

/** A page of a browser of its own in which somebody has just signed in. */
export async function signedIn(
  browser: Browser,
  app: WebApp,
  email: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", ...options });
  const page = await context.newPage();
  await page.goto(`${app.url}/settings/sign-in`);
  await page.getByRole("link", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("link", { name: email }).click();
  await page.getByRole("heading", { name: "Calendars" }).waitFor();
  return page;
}
