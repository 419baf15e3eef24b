import { patience } from "@calcache/testing";
import { type Browser, chromium } from "playwright-core";
import { inject } from "vitest";
import type {} from "./global-setup.ts";

/** The browser that was found; without one, browser tests are skipped. */
export const browserPath = inject("browserPath");

/** Opens a real browser that calls nobody by itself, and whose pages take their time on a busy machine. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: browserPath ?? "",
    timeout: patience(30_000),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      // Letters look the same whatever the machine's settings for fonts are.
      "--font-render-hinting=none",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // One process for all pages: they are all ours, and a process costs half a second.
      "--process-per-site",
      "--renderer-process-limit=1",
      "--disable-site-isolation-trials",
    ],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(patience(30_000));
    return context;
  };
  return browser;
}
