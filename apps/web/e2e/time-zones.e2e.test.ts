import type { ZoneChoice } from "@calcache/time-zones";
import { dataVersion } from "@calcache/time-zones/data";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { focused, offered, visit } from "./support/booking-pages.ts";
import { browserPath, openBrowser } from "./support/browser.ts";
import { bookableTeam, dateAhead } from "./support/demo-team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let browser: Browser;
const path = "/team/devs/teamevent?cal.cache=true";
/** Of next December: Manitoba's clocks stay ahead in winter since 2026e, which Node's rules and browsers' don't all know. */
const month = dateAhead(0).slice(5, 7) === "12" ? dateAhead(0).slice(0, 7) : `${dateAhead(0).slice(0, 4)}-12`;
const date = `${month}-30`;
const winnipeg = "America/Winnipeg";

beforeAll(async () => {
  app = await startWebApp();
  await bookableTeam(app);
  if (browserPath !== undefined) browser = await openBrowser();
});
afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await app.close();
});

const firstTime = (page: Page) => page.getByTestId("time").first().innerText();

test("offers the zones that can be chosen, with their offsets, until they may change", async () => {
  const response = await fetch(`${app.url}/api/time-zones`);
  const choices: ZoneChoice[] = await response.json();
  expect(choices.find(({ id }) => id === "Asia/Kolkata")).toMatchObject({ offset: 330 });
  expect(response.headers.get("cache-control")).toMatch(/^public, max-age=\d+$/);
  const posted = await fetch(`${app.url}/api/time-zones`, { method: "POST" });
  expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

test("says in its health which release of the zones' rules it goes by", async () => {
  const health = await (await fetch(`${app.url}/api/health`)).json();
  expect(health.timeZoneData).toMatchObject({ version: dataVersion, node: process.versions.tz });
});

test("the API's offsets are those of the newest rules", async () => {
  const query = `eventTypeSlug=teamevent&teamSlug=devs&start=${date}&end=${date}&timeZone=${winnipeg}`;
  const { data } = await (await fetch(`${app.url}/api/v2/slots?${query}`)).json();
  expect(data[date][0]).toEqual({ start: `${date}T04:00:00.000-05:00` });
});

describe.skipIf(browserPath === undefined)("on the page", () => {
  // Each on a date of its own: a slot that somebody has chosen is held, and others don't see it.
  test.each([
    [true, `${month}-28`],
    [false, `${month}-29`],
  ])("times are by the newest rules, scripts: %s", async (javaScriptEnabled, on) => {
    const query = `&date=${on}&cal.tz=${winnipeg}`;
    const page = await visit(browser, `${app.url}${path}${query}`, { javaScriptEnabled });
    expect(await firstTime(page)).toBe("04:00");
    await page.getByTestId("time").first().click();
    await page.getByRole("region", { name: "Your choice" }).waitFor();
    expect(await page.locator(".choice").innerText()).toContain("04:00 – 04:30");
  });

  test.each([
    ["Kolkata", "Asia/Kolkata", "14:30"],
    ["kiev", "Europe/Kyiv", "11:00"],
    ["Ho Chi", "Asia/Ho Chi Minh", "16:00"],
    ["München", "Europe/Berlin", "10:00"],
  ])("a zone is found by “%s”", async (typed, name, time) => {
    const page = await visit(browser, `${app.url}${path}&date=${date}`);
    await page.getByRole("button", { name: /Change the time zone/ }).click();
    await page.getByRole("combobox").fill(typed);
    await page.getByRole("option", { name }).click();
    await offered(page, time).first().waitFor();
    await page.getByRole("button", { name: `Change the time zone, ${name}` }).waitFor();
  });

  test("the choice of a zone stays while the page scrolls, until somebody leaves it", async () => {
    const page = await visit(browser, `${app.url}${path}&date=${date}`, {
      viewport: { width: 400, height: 300 },
    });
    const button = page.getByRole("button", { name: /Change the time zone/ });
    const search = page.getByRole("combobox");
    await button.click();
    await search.waitFor();
    await page.evaluate(() => window.scrollBy(0, 40));
    await page.getByRole("option").first().waitFor({ state: "detached" });
    await search.fill("Kolkata");
    await page.getByRole("option", { name: "Asia/Kolkata" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toContain("Change the time zone");
  });

  test("the choice of a zone says when there is none such, and waits", async () => {
    const page = await visit(browser, `${app.url}${path}&date=${date}`);
    await page.getByRole("button", { name: /Change the time zone/ }).click();
    await page.getByRole("combobox").fill("atlantis");
    await page.getByText("No such zone").waitFor();
    await page.getByRole("combobox").fill("est");
    await page.getByRole("option").first().waitFor();
    expect(await page.getByRole("option").first().innerText()).toContain("America/New York");
  });

  test("a zone can be typed where the choice of them can't be had", async () => {
    const page = await visit(browser, `${app.url}${path}&date=${date}`);
    await page.route("**/api/time-zones", (route) => route.abort());
    await page.getByRole("button", { name: /Change the time zone/ }).click();
    await page.getByRole("textbox", { name: "Time zone" }).fill("asia/calcutta");
    await page.getByRole("button", { name: "Set" }).click();
    await offered(page, "14:30").waitFor();
  });

  test("a zone that nobody knows counts for nothing", async () => {
    const page = await visit(browser, `${app.url}${path}&date=${date}&cal.tz=Mars/Phobos`);
    await offered(page, "09:00").waitFor();
  });

  test.each(["fa-IR", "th-TH", "ar-EG", "he-IL"])(
    "in %s, all dates are of one calendar, and arrow keys go where they point",
    async (locale) => {
      const page = await visit(browser, `${app.url}${path}&month=${month}&date=${month}-16`, { locale });
      const count = (value: number) => new Intl.NumberFormat(locale, { useGrouping: false }).format(value);
      const year = count(Number(month.slice(0, 4)));
      const cell = page.locator(`[data-testid="day"][data-date="${month}-16"]`);
      expect(await cell.innerText()).toBe(count(16));
      expect(await cell.getAttribute("aria-label")).toContain(year);
      expect(await page.getByRole("heading", { level: 2 }).first().innerText()).toContain(year);
      await cell.focus();
      const left = async () => (await page.locator(":focus").boundingBox())?.x ?? 0;
      const before = await left();
      await page.keyboard.press("ArrowRight");
      expect(await left()).toBeGreaterThan(before);
    },
  );

  // Seen failing while all languages' weekdays had their short names, which Persian and Arabic don't shorten.
  test.each(["fa-IR", "th-TH", "ar-EG", "he-IL", "en-GB"])(
    "on a small screen in %s, weekdays have room",
    async (locale) => {
      const viewport = { width: 360, height: 760 };
      const page = await visit(browser, `${app.url}${path}&month=${month}`, { locale, viewport });
      const names = page.locator(".booker-weekday");
      await names.first().waitFor();
      const tooWide = await names.evaluateAll((cells) =>
        cells.flatMap((cell) => (cell.scrollWidth > cell.clientWidth ? [cell.textContent] : [])),
      );
      expect([await names.count(), tooWide]).toEqual([7, []]);
    },
  );
});
