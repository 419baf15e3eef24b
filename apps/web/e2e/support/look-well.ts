import type { Page } from "playwright-core";
import { expect } from "vitest";
import { ruleBreaks, rulesOf } from "./booking-pages.ts";

/**
 * Looks at pages as phones and others show them, in both colour schemes: they break no rule of accessibility, and nothing lies
 * beyond a screen's edge. `SCREENSHOTS` names a folder for their pictures.
 * @param pages their addresses, by the names of their pictures
 */
export async function lookWell(page: Page, pages: Readonly<Record<string, string>>): Promise<void> {
  const shots = process.env.SCREENSHOTS;
  for (const [name, address] of Object.entries(pages)) {
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    for (const width of [320, 1280])
      for (const colorScheme of ["light", "dark"] as const) {
        await page.setViewportSize({ width, height: 800 });
        // Colours change at once, not over a while.
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        const breaks = await ruleBreaks(page, rulesOf(colorScheme));
        expect({ name, width, colorScheme, beyond, breaks }).toEqual({
          ...{ name, width, colorScheme },
          ...{ beyond: 0, breaks: [] },
        });
        if (shots)
          await page.screenshot({ path: `${shots}/${name}-${colorScheme}-${width}.png`, fullPage: true });
      }
  }
}
