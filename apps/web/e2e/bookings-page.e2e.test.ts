import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { browserPath, openBrowser } from "./support/browser.ts";
import { dateAhead } from "./support/demo-team.ts";
import { lookWell } from "./support/look-well.ts";
import { until } from "./support/run.ts";
import { signedIn } from "./support/signed-in.ts";
import { createHosts, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let browser: Browser;
let eventTypeId: number;
const day = dateAhead(7);
const host = "host0@contoso.example";

beforeAll(async () => {
  app = await startWebApp();
  await app.importTeam(teamOf(createHosts(app.simulator, 2)));
  app.simulator.createMailbox({ address: "cyd@contoso.example", displayName: "Cyd", timeZone: "UTC" });
  await app.db.user.create({ data: { email: "cyd@contoso.example" } });
  await app.cron();
  eventTypeId = (await app.db.eventType.findFirstOrThrow({ where: { slug: "teamevent" } })).id;
  if (browserPath !== undefined) browser = await openBrowser();
});
afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await app.close();
});

let visitors = 0;
async function book(time: string, name: string) {
  const attendee = { name, email: `gus${visitors}@guest.example`, timeZone: "Europe/Berlin", language: "en" };
  const answer = await fetch(`${app.url}/api/v2/bookings`, {
    method: "POST",
    headers: { "x-forwarded-for": `10.2.0.${++visitors}` },
    body: JSON.stringify({ start: `${day}T${time}:00Z`, eventTypeId, attendee }),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()).data as { id: number; uid: string };
}
const row = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });
const notice = (page: Page) => page.locator(".notice").innerText();
const events = (address: string) =>
  app.db.calendarEvent.count({ where: { calendar: { mailbox: { address } }, externalId: { not: null } } });

describe.skipIf(browserPath === undefined)("a host's bookings", () => {
  test.each([
    [true, "09:00"],
    [false, "10:00"],
  ] as const)("are listed and cancelled with a reason (scripts: %s)", async (javaScriptEnabled, time) => {
    const name = `Gus at ${time}`;
    const { uid } = await book(time, name);
    const kept = await book(time.replace(":00", ":30"), `Kept ${time}`);
    await until(async () => (await events(host)) >= 2);
    const page = await signedIn(browser, app, host, { javaScriptEnabled });
    await page.getByRole("link", { name: "Bookings" }).click();
    await row(page, name).waitFor();
    expect(await row(page, name).innerText()).toMatch(/1 other host/);
    expect(page.url()).not.toContain(uid);

    await app.db.booking.update({
      where: { uid: kept.uid },
      data: { metadata: { changedInCalendar: "moved" } },
    });
    await page.getByRole("link", { name: "Flagged" }).click();
    await row(page, `Kept ${time}`).getByText("was moved in Outlook").waitFor();
    await page.getByRole("link", { name: "Upcoming" }).click();

    await row(page, name)
      .getByRole("link", { name: /^Cancel/ })
      .click();
    await page.getByText("and the other host's").waitFor();
    expect(page.url()).not.toContain(uid);
    await page.getByLabel("Why, for those who take part").fill("I am ill,\nsorry");
    await page.getByRole("button", { name: "Cancel it" }).click();
    await expect.poll(() => notice(page)).toContain("is cancelled");
    expect(await row(page, name).count()).toBe(0);
    expect(await app.db.booking.findUnique({ where: { uid } })).toMatchObject({
      status: "CANCELLED",
      cancellationReason: "I am ill,\nsorry",
      cancelledBy: host,
    });
    await page.goto(`${app.url}/settings/bookings?list=past`);
    await page.getByText("No booking of yours is over yet").waitFor();
  });

  test.each([
    [true, "11:00", "Confirm"],
    [false, "11:30", "Decline"],
  ] as const)(
    "are answered where they wait for that (scripts: %s)",
    async (javaScriptEnabled, time, button) => {
      const waits = (requiresConfirmation: boolean) =>
        app.db.eventType.update({ where: { id: eventTypeId }, data: { requiresConfirmation } });
      await waits(true);
      const name = `Asking at ${time}`;
      const { uid } = await book(time, name);
      await waits(false);
      const page = await signedIn(browser, app, host, { javaScriptEnabled });
      await page.goto(`${app.url}/settings/bookings`);
      await row(page, name).getByText("Waits to be confirmed").waitFor();
      await row(page, name)
        .getByRole("link", { name: /^Confirm or decline/ })
        .click();
      await page.getByRole("heading", { name: "Confirm this meeting?" }).waitFor();
      // Whoever has the uid alone isn't asked.
      const visitor = await browser.newPage();
      await visitor.goto(`${app.url}/booking/${uid}?host=1&answer=made-up`);
      await visitor.getByText("waits for its hosts' yes").waitFor();
      expect(await visitor.getByRole("button", { name: button }).count()).toBe(0);
      await page.getByLabel("Why, if you decline it?").fill("I am away");
      await page.getByRole("button", { name: button, exact: true }).click();
      await page
        .getByText(button === "Confirm" ? "Your booking is confirmed" : "This booking was declined")
        .waitFor();
      expect(await app.db.booking.findUnique({ where: { uid } })).toMatchObject(
        button === "Confirm"
          ? { status: "ACCEPTED", rejectionReason: null }
          : { status: "REJECTED", rejectionReason: "I am away" },
      );
    },
  );

  test("are given back with the wish for another time, which whoever booked chooses, without scripts", async () => {
    const { uid } = await book("14:00", "Gus at 14:00");
    const page = await signedIn(browser, app, host, { javaScriptEnabled: false });
    await page.goto(`${app.url}/settings/bookings`);
    await row(page, "Gus at 14:00")
      .getByRole("link", { name: /^Ask for another time/ })
      .click();
    await page.getByLabel("Why, for those who take part").fill("I am ill");
    await page.getByRole("button", { name: "Ask for another time" }).click();
    await expect.poll(() => notice(page)).toContain("asked by mail to choose another time");
    const gus = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await gus.goto(`${app.url}/booking/${uid}`);
    await gus.getByText("I am ill").waitFor();
    await gus.getByRole("link", { name: "Book another time" }).click();
    await gus.getByText("Please choose another time.").waitFor();
    await gus.goto(`${gus.url()}&month=${day.slice(0, 7)}&date=${day}&cal.tz=UTC`);
    await gus.locator(`[data-start="${Date.parse(`${day}T14:30Z`) / 60_000}"]`).click();
    await gus.getByRole("button", { name: "Move the booking" }).click();
    await gus.getByText("Your booking is confirmed").waitFor();
    expect(await app.db.booking.findFirst({ where: { fromReschedule: uid } })).toMatchObject({
      status: "ACCEPTED",
      startTime: new Date(`${day}T14:30Z`),
    });
  });

  test("are handed over to whoever's turn it is", async () => {
    const { db } = app;
    const teams = (schedulingType: "ROUND_ROBIN" | "COLLECTIVE", isFixed: boolean) =>
      db.$transaction([
        db.eventType.update({ where: { id: eventTypeId }, data: { schedulingType } }),
        db.host.updateMany({ where: { eventTypeId }, data: { isFixed } }),
      ]);
    await teams("ROUND_ROBIN", false);
    try {
      const { uid } = await book("16:00", "Gus at 16:00");
      const leaderOf = (where: { uid: string } | { fromReschedule: string }) =>
        db.booking.findFirst({ where, select: { status: true, user: { select: { email: true } } } });
      const leader = (await leaderOf({ uid }))?.user?.email ?? "";
      const [taker] = leader === host ? [1] : [0];
      const page = await signedIn(browser, app, leader);
      await page.goto(`${app.url}/settings/bookings`);
      await row(page, "Gus at 16:00").getByRole("link", { name: /^Hand/ }).click();
      await page.getByLabel("Whoever’s turn it is").focus();
      await page.keyboard.press("Space");
      await page.getByRole("button", { name: "Hand it over" }).focus();
      await page.keyboard.press("Enter");
      await expect.poll(() => notice(page)).toContain(`Host ${taker}`);
      expect(await row(page, "Gus at 16:00").count()).toBe(0);
      expect(await leaderOf({ fromReschedule: uid })).toEqual({
        status: "ACCEPTED",
        user: { email: `host${taker}@contoso.example` },
      });
    } finally {
      await teams("COLLECTIVE", true);
    }
  });

  test("that several have are moved by each for their own seat, in their language, without scripts", async () => {
    const seats = (seatsPerTimeSlot: number | null) =>
      app.db.eventType.update({ where: { id: eventTypeId }, data: { seatsPerTimeSlot } });
    await seats(3);
    try {
      const [gus, kim] = [await book("12:00", "Gus"), await book("12:00", "Kim")];
      const page = await (await browser.newContext({ javaScriptEnabled: false, locale: "en" })).newPage();
      await page.goto(`${app.url}/reschedule/${gus.uid}?lang=de`);
      await page.getByText("verschieben").first().waitFor();
      await page.goto(`${page.url()}&month=${day.slice(0, 7)}&date=${day}&cal.tz=UTC`);
      await page.locator(`[data-start="${Date.parse(`${day}T12:30Z`) / 60_000}"]`).click();
      await page.getByRole("button", { name: "Buchung verschieben" }).click();
      await page.waitForURL((url) => url.pathname === `/booking/${gus.uid}`);
      expect(new URL(page.url()).searchParams.get("lang")).toBe("de");
      const starts = await app.db.bookingSeat.findMany({
        where: { referenceUid: { in: [gus.uid, kim.uid] } },
        select: { referenceUid: true, booking: { select: { startTime: true } } },
        orderBy: { booking: { startTime: "asc" } },
      });
      expect(starts.map(({ referenceUid, booking }) => [referenceUid, booking.startTime])).toEqual([
        [kim.uid, new Date(`${day}T12:00Z`)],
        [gus.uid, new Date(`${day}T12:30Z`)],
      ]);
      // All of it is its hosts' to move, and nobody else's who has its address.
      const { booking } = await app.db.bookingSeat.findUniqueOrThrow({
        where: { referenceUid: kim.uid },
        select: { booking: { select: { uid: true } } },
      });
      await page.goto(`${app.url}/reschedule/${booking.uid}`);
      await page.getByText("only its hosts can move it as a whole").waitFor();
      const hosts = await signedIn(browser, app, host, { javaScriptEnabled: false });
      await hosts.goto(`${app.url}/settings/bookings`);
      await row(hosts, "Kim").getByRole("link", { name: /^Move/ }).click();
      await hosts.getByText("You are moving your booking of").waitFor();
      await hosts.goto(`${hosts.url()}&month=${day.slice(0, 7)}&date=${day}&cal.tz=UTC`);
      await hosts.locator(`[data-start="${Date.parse(`${day}T13:30Z`) / 60_000}"]`).click();
      await hosts.getByRole("button", { name: "Move the booking" }).click();
      await hosts.getByText("Your booking is confirmed").waitFor();
      const moved = await app.db.bookingSeat.findUnique({
        where: { referenceUid: kim.uid },
        select: { booking: { select: { status: true, startTime: true, fromReschedule: true } } },
      });
      const startTime = new Date(`${day}T13:30Z`);
      expect(moved?.booking).toEqual({ status: "ACCEPTED", startTime, fromReschedule: booking.uid });
      const former = { where: { uid: booking.uid }, select: { rescheduledBy: true } };
      expect(await app.db.booking.findUnique(former)).toEqual({ rescheduledBy: host });
    } finally {
      await seats(null);
    }
  });

  test("aren't seen or cancelled by anybody else, nor by a form that isn't ours", async () => {
    const { id, uid } = await book("13:00", "Gus at 13:00");
    const cyd = await signedIn(browser, app, "cyd@contoso.example");
    await cyd.goto(`${app.url}/settings/bookings?cancel=${id}`);
    await cyd.getByText("You have no booking that is still to come").waitFor();
    await cyd.goto(`${app.url}/settings/bookings`);
    const sent = async (page: Page, fields: Record<string, string>) => {
      const options = { form: fields, maxRedirects: 0 };
      return (await page.request.post(`${app.url}/api/settings/bookings/cancel`, options)).status();
    };
    const csrfOf = async (page: Page) =>
      (await page.locator('input[name="csrf"]').first().getAttribute("value")) ?? "";
    expect(await sent(cyd, { csrf: await csrfOf(cyd), booking: String(id) })).toBe(303);
    const own = await signedIn(browser, app, host);
    expect(await sent(own, { booking: String(id) })).toBe(403);
    expect(await sent(own, { csrf: await csrfOf(cyd), booking: String(id) })).toBe(403);
    const csrf = await csrfOf(own);
    expect(await sent(own, { csrf, booking: String(id), reason: "x".repeat(501) })).toBe(400);
    expect(await sent(own, { csrf, booking: String(id), reason: "a\u0007b" })).toBe(400);
    for (const booking of ["", "x", "0", "99999999999"])
      expect([booking, await sent(own, { csrf, booking })]).toEqual([booking, 303]);
    expect(await app.db.booking.findUnique({ where: { uid } })).toMatchObject({ status: "ACCEPTED" });
  });

  test("are on a page that breaks no rule of accessibility, on a phone and in the dark", async () => {
    const { id } = await book("15:00", "A guest with a name that is much longer than a phone is wide");
    await app.db.booking.update({ where: { id }, data: { metadata: { changedInCalendar: "deleted" } } });
    const settings = `${app.url}/settings/bookings`;
    await lookWell(await signedIn(browser, app, host), {
      bookings: settings,
      cancel: `${settings}?cancel=${id}`,
      "another time": `${settings}?ask-for-time=${id}`,
      nothing: `${settings}?list=nothing&page=-1&cancel=x`,
    });
  });
});
