import { chromium } from "playwright-core";

/** The browser that `npm test` found; without one, browser tests are skipped. */
export const browserPath = process.env.CALCACHE_TEST_BROWSER;

/** Opens a real browser that calls nobody by itself. */
export function openBrowser() {
  return chromium.launch({
    executablePath: browserPath ?? "",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
