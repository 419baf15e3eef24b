import type { Browser, BrowserContextOptions, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ruleBreaks } from "./booking-pages.ts";
import { browserPath } from "./browser.ts";
import { startExampleSite } from "./example-site.ts";
import { until } from "./run.ts";
import type { WebApp } from "./web-app.ts";

declare global {
  interface Window {
    /** How far what is shown has moved by itself, as Chromium scores it. */
    shift: number;
    /** What the moved-over example was told. */
    heard: { type: string; namespace: string; data: { uid?: string } }[];
  }
}

/** Tests of booking in the example pages, from a site of another name than the app's, in a browser that keeps no third party's cookie. */
export function testOtherSites(world: () => { app: WebApp; browser: Browser }): void {
  let site: Awaited<ReturnType<typeof startExampleSite>>;

  describe.skipIf(browserPath === undefined)("in a page of another site, a visitor", () => {
    beforeAll(async () => {
      site = await startExampleSite(world().app.url);
    });
    afterAll(() => site.close());

    async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
      const context = await world().browser.newContext({ locale: "en-GB", timezoneId: "UTC", ...options });
      await context.addInitScript(watchShifts);
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send("Network.enable");
      await devtools.send("Network.setCookieControls", {
        enableThirdPartyCookieRestriction: true,
      });
      await page.goto(`${site.url}/${path}`);
      return page;
    }

    const found = (page: Page) => page.frames().find((frame) => frame.url().startsWith(world().app.url));

    /** The booking page in the frame, once its scripts have taken over. */
    async function bookingFrame(page: Page): Promise<Frame> {
      const frame = await until(async () => found(page) ?? null);
      await frame.waitForFunction(() =>
        Object.keys(document.querySelector(".booker") ?? {}).some((key) => key.startsWith("__react")),
      );
      return frame;
    }

    /** Whether the frame is as high as what it holds, and nothing lies beyond its edge. */
    const fits = (page: Page, frame: Frame) =>
      until(async () => {
        const [outside, inside] = [
          await page.locator("iframe").boundingBox(),
          await frame.locator("main").boundingBox(),
        ];
        const beyond = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        return beyond === 0 && Math.abs((outside?.height ?? 0) - (inside?.height ?? -9)) < 2;
      });

    /** Chooses a time of the next month's first day: of today's, some may have passed. */
    async function choose(frame: Frame, time: string): Promise<void> {
      const [hour = 0, minute = 0] = time.split(":").map(Number);
      const slot = frame.locator(`[data-start="${nextMonth() / 60_000 + hour * 60 + minute}"]`);
      if ((await slot.count()) === 0) await frame.getByRole("link", { name: "Next month" }).click();
      await slot.click();
      await frame.getByText(/^Held for you until/).waitFor();
    }

    async function confirm(frame: Frame): Promise<void> {
      await frame.getByRole("button", { name: "Confirm the booking" }).click();
      await frame.getByText("Your booking is confirmed").waitFor();
    }

    test("books in an element of HTML, on a phone, without any cookie", async () => {
      const page = await open("plain.html", { viewport: { width: 320, height: 700 } });
      const frame = await bookingFrame(page);
      await fits(page, frame);
      expect(await page.evaluate(() => window.shift)).toBeLessThan(0.1);
      expect(await page.getByRole("link", { name: "Book a time" }).count()).toBe(0);
      expect(await ruleBreaks(page)).toEqual([]);
      await page.setViewportSize({ width: 1100, height: 700 });
      await fits(page, frame);
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      // The page around says nothing of dark: neither is the frame.
      expect(await frame.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(21, 23, 28)");
      await choose(frame, "10:00");
      await frame.getByRole("link", { name: "Choose another time" }).click();
      // Their own hold isn't in their way.
      await frame.locator(`[data-start="${nextMonth() / 60_000 + 600}"]`).click();
      await frame.getByText(/^Held for you until/).waitFor();
      await frame.getByLabel("Your name").fill("Vera Visitor");
      await frame.getByLabel("Email").fill("vera.plain@example.com");
      await confirm(frame);
      expect(await page.context().cookies()).toEqual([]);
      const attendee = { email: "vera.plain@example.com" };
      expect(await world().app.db.booking.count({ where: { attendees: { some: attendee } } })).toBe(1);
    });

    test("books by cal.com's snippet, goes back in between, and the page hears of it", async () => {
      const page = await open("moved-over.html", {
        colorScheme: "dark",
        viewport: { width: 1100, height: 900 },
      });
      const frame = await bookingFrame(page);
      expect(await frame.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(240, 241, 244)");
      await choose(frame, "11:00");
      // Of the frame's history, which is part of the page's: the page itself isn't left.
      await page.evaluate(() => window.history.back());
      await frame.getByLabel("Email").waitFor({ state: "detached" });
      await frame.locator("[data-start]").first().waitFor();
      await choose(frame, "11:30");
      expect(await frame.getByLabel("Email").inputValue()).toBe("vera@example.com");
      expect(await frame.getByLabel("Guests").inputValue()).toBe("gus@example.com");
      expect(await ruleBreaks(page)).toEqual([]);
      await confirm(frame);
      const told = () => page.evaluate(() => window.heard.map(({ type }) => type));
      await expect.poll(told).toContain("bookingSuccessful");
      expect(await told()).toEqual(
        expect.arrayContaining(["linkReady", "eventTypeSelected", "bookingSuccessfulV2"]),
      );
      const [booked] = await page.evaluate(() =>
        window.heard.filter(({ type }) => type === "bookingSuccessfulV2"),
      );
      expect(booked).toMatchObject({
        namespace: "intro",
        data: { uid: expect.any(String), status: "ACCEPTED" },
      });
      await frame.getByRole("link", { name: "cancel it" }).click();
      await frame.getByRole("button", { name: "Cancel the booking" }).click();
      await expect.poll(told).toContain("bookingCancelled");
    });

    test("books in a popup under a strict policy, by keyboard, and comes back to where they were", async () => {
      const page = await open("post.html", { viewport: { width: 900, height: 800 } });
      const link = page.getByRole("link", { name: "Book a time" });
      await page.waitForFunction(() => "Cal" in window);
      await link.press("Enter");
      const dialog = page.getByRole("dialog", { name: "Book a time" });
      await dialog.waitFor();
      const frame = await bookingFrame(page);
      await fits(page, frame);
      expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Close");
      expect(await frame.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(240, 241, 244)");
      // What is said beside the card lies on a ground of its own, and not on the dark behind the dialog.
      const ground = await frame.locator("main").evaluate((main) => getComputedStyle(main).backgroundColor);
      expect(ground).toBe("rgb(14, 15, 18)");
      await frame.locator("main a").first().press("Escape");
      await dialog.waitFor({ state: "hidden" });
      const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
      expect(await focused()).toBe("Book a time");
      await link.press("Enter");
      await choose(frame, "13:00");
      expect(await ruleBreaks(page)).toEqual([]);
      expect(await frame.getByLabel("Your name").inputValue()).toBe("Vera Visitor");
      await frame.getByLabel("Email").fill("vera.popup@example.com");
      await confirm(frame);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      expect(await focused()).toBe("Book a time");
    });

    test("sees the page of cal.com's React component, which looks as it says", async () => {
      const page = await open("react.html", { viewport: { width: 1100, height: 700 } });
      const frame = await bookingFrame(page);
      await frame.locator('.booker[data-layout="week_view"]').waitFor();
      expect(new URL(frame.url()).searchParams.get("embed")).toBe("react");
    });

    test("books in a page of WordPress', of which an editor left a link", async () => {
      const page = await open("wordpress/contact.html", {
        ...{ viewport: { width: 320, height: 700 }, reducedMotion: "reduce" },
      });
      // Nothing that would bring the page by itself is left of what was pasted.
      expect(
        await page.locator(".entry-content :is(script, calcache-booker, [style]:not(iframe, div))").count(),
      ).toBe(0);
      const frame = await bookingFrame(page);
      await fits(page, frame);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      expect(await page.getByRole("link", { name: "Book a time" }).count()).toBe(0);
      expect(await ruleBreaks(page)).toEqual([]);
      await choose(frame, "14:30");
      await frame.getByLabel("Your name").fill("Vera Visitor");
      await frame.getByLabel("Email").fill("vera.post@example.com");
      await confirm(frame);
      await fits(page, frame);
      const attendee = { email: "vera.post@example.com" };
      expect(await world().app.db.booking.count({ where: { attendees: { some: attendee } } })).toBe(1);
    });

    test("has a link where the script is blocked", async () => {
      for (const path of ["plain.html", "wordpress/contact.html"]) {
        const context = await world().browser.newContext();
        await context.route("**/embed.js", (route) => route.abort());
        const page = await context.newPage();
        await page.goto(`${site.url}/${path}`);
        const link = page.getByRole("link", { name: "Book a time" });
        const opened = path === "plain.html" ? page : context.waitForEvent("page");
        await link.click();
        await (await opened).waitForURL(/\/team\/devs\/teamevent$/);
      }
    });

    test("isn't shown the page where the team names other sites, and nobody hears of it", async () => {
      const { app } = world();
      const { id: teamId } = await app.db.team.findFirstOrThrow({ where: { slug: "devs" } });
      await app.db.embedSites.create({ data: { teamId, sites: ["https://shop.example"] } });
      try {
        const page = await open("moved-over.html");
        await until(async () => page.frames().some((frame) => frame.url().startsWith("chrome-error:")));
        expect(await page.evaluate(() => window.heard)).toEqual([]);
        const answer = await fetch(`${app.url}/team/devs/teamevent?embed=&embedOrigin=${site.url}`);
        expect(await answer.text()).not.toContain(`"parent":"${site.url}"`);
      } finally {
        await app.db.embedSites.deleteMany();
      }
    });

    test("gets the script for good by its version, with a digest that pages can check", async () => {
      const { url } = world().app;
      const newest = await fetch(`${url}/embed/v1/embed.js`);
      expect(newest.headers.get("cache-control")).toBe("public, max-age=300");
      expect(newest.headers.get("access-control-allow-origin")).toBe("*");
      const whole = await fetch(`${url}/embed/1.0.0/embed.js`);
      expect(whole.headers.get("cache-control")).toContain("immutable");
      expect(await whole.text()).toBe(await (await fetch(`${url}/embed/embed.js`)).text());
      expect((await fetch(`${url}/embed/v9/embed.js`)).status).toBe(404);
      const etag = whole.headers.get("etag") ?? "";
      const again = await fetch(`${url}/embed/1.0.0/embed.js`, { headers: { "if-none-match": etag } });
      expect(again.status).toBe(304);
    });
  });
}

/** Its first day, in UTC. */
function nextMonth(): number {
  const now = new Date();
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
}

function watchShifts() {
  window.shift = 0;
  const watch = (list: PerformanceObserverEntryList) => {
    for (const entry of list.getEntries()) window.shift += "value" in entry ? Number(entry.value) : 0;
  };
  new PerformanceObserver(watch).observe({ type: "layout-shift", buffered: true });
}
