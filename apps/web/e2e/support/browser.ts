import { chromium } from "playwright-core";
import { inject } from "vitest";
import type {} from "./global-setup.ts";

/** The browser that was found; without one, browser tests are skipped. */
export const browserPath = inject("browserPath");

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
