import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath } from "./browser.ts";
import { startExampleSite } from "./example-site.ts";
import { until } from "./run.ts";
import type { WebApp } from "./web-app.ts";

type Listener = (event: { detail: { type: string } }) => void;
type Calls = (call: string, wish: object) => void;
declare global {
  interface Window {
    told: string[];
    listener: Listener;
  }
}

const calLink = "team/devs/teamevent";

/** Tests of what pages call of `embed.js`, in a page of another site. */
export function testEmbedCalls(world: () => { app: WebApp; browser: Browser }): void {
  let site: Awaited<ReturnType<typeof startExampleSite>>;

  describe.skipIf(browserPath === undefined)("a page that calls embed.js", () => {
    beforeAll(async () => {
      site = await startExampleSite(world().app.url, {
        "/calls.html": () =>
          '<!doctype html><html lang="en"><title>Calls</title><script src="https://book.example/embed/v1/embed.js"></script><main>Acme</main>',
      });
    });
    afterAll(() => site.close());

    async function open(options: BrowserContextOptions = {}, prepare?: (page: Page) => Promise<unknown>) {
      const page = await (await world().browser.newContext({ locale: "en-GB", ...options })).newPage();
      await prepare?.(page);
      await page.goto(`${site.url}/calls.html`);
      await page.evaluate(() => {
        window.told = [];
        window.listener = ({ detail }) => window.told.push(detail.type);
        window.Cal?.("on", { action: "*", callback: window.listener });
      });
      return page;
    }
    const call = (page: Page, name: string, wish: object) =>
      page.evaluate(([name, wish]) => (window.Cal as unknown as Calls)(name, wish), [name, wish] as const);
    const told = (page: Page) => page.evaluate(() => window.told);

    test("has a popup ready before its button at the window's edge is pressed, and stops hearing of it", async () => {
      const page = await open({ viewport: { width: 320, height: 600 } });
      await call(page, "preload", { calLink });
      await expect.poll(() => told(page)).toContain("eventTypeSelected");
      expect(await told(page)).not.toContain("linkReady");
      expect(await page.getByRole("dialog").count()).toBe(0);
      const button = {
        calLink,
        buttonText: "Meet us",
        buttonPosition: "bottom-left",
        attributes: { id: "meet" },
      };
      await call(page, "floatingButton", button);
      await call(page, "floatingButton", { ...button, buttonText: "Book us" });
      const meet = page.getByRole("button");
      expect(await meet.allInnerTexts()).toEqual(["Book us"]);
      const box = await meet.boundingBox();
      expect([box?.x, (box?.y ?? 0) + (box?.height ?? 0)]).toEqual([16, 600 - 16]);
      await meet.press("Enter");
      await page.getByRole("dialog", { name: "Book a time" }).waitFor();
      // It is the one that was made ready, and no other was fetched.
      await expect.poll(() => told(page)).toContain("linkReady");
      const selected = (await told(page)).filter((type) => type === "eventTypeSelected");
      expect(selected).toHaveLength(1);
      expect(await page.locator("iframe").count()).toBe(1);
      await page.evaluate(() => {
        window.told = [];
        window.Cal?.("off", { action: "*", callback: window.listener });
      });
      await call(page, "inline", { calLink, elementOrSelector: "main" });
      const shown = await until(async () => page.frames()[2] ?? null);
      await shown.locator(".booker").waitFor();
      expect(await told(page)).toEqual([]);
    });

    test("gets a link where the booking page doesn't answer, and nothing moves for whoever wants it still", async () => {
      const page = await open({ reducedMotion: "reduce" }, async (page) => {
        await page.clock.install();
        await page.route("**/team/**", (route) =>
          route.fulfill({ body: "<p>gone</p>", contentType: "text/html" }),
        );
      });
      await call(page, "inline", { calLink, elementOrSelector: "main" });
      await page.clock.runFor(100);
      const skeleton = page.locator(".calcache-skeleton");
      await skeleton.waitFor();
      const moves = (motion: "reduce" | "no-preference") =>
        page
          .emulateMedia({ reducedMotion: motion })
          .then(() => skeleton.evaluate((shown) => getComputedStyle(shown, "::after").animationName));
      expect([await moves("reduce"), await moves("no-preference")]).toEqual(["none", "calcache-wait"]);
      await until(async () => page.frames().some((frame) => frame.url().includes(calLink)));
      await expect
        .poll(async () => {
          await page.clock.runFor(13_000);
          return told(page);
        })
        .toContain("linkFailed");
      const link = page.getByRole("link", { name: "Open the booking page in a new tab" });
      expect(await link.getAttribute("href")).toBe(`${world().app.url}/${calLink}`);
    });
  });
}
