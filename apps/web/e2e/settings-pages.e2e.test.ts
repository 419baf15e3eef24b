import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ruleBreaks } from "./support/booking-pages.ts";
import { browserPath, openBrowser } from "./support/browser.ts";
import { dateAhead } from "./support/demo-team.ts";
import { lookWell } from "./support/look-well.ts";
import { signedIn } from "./support/signed-in.ts";
import { createHosts, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let browser: Browser;
const admin = "host0@contoso.example";
const member = "host1@contoso.example";
const day = dateAhead(7);

beforeAll(async () => {
  app = await startWebApp();
  await app.importTeam(teamOf(createHosts(app.simulator, 3)));
  await app.cron();
  await app.db.membership.updateMany({ where: { user: { email: admin } }, data: { role: "ADMIN" } });
  if (browserPath !== undefined) browser = await openBrowser();
});
afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await app.close();
});

const notice = (page: Page) => page.locator(".notice").innerText();
const row = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });

/** The starts that are offered on the day. */
async function starts(): Promise<string[]> {
  const query = new URLSearchParams({ teamSlug: "devs", eventTypeSlug: "teamevent", start: day, end: day });
  const { data } = await (await fetch(`${app.url}/api/v2/slots?${query}`)).json();
  return (data[day] ?? []).map(({ start }: { start: string }) => start.slice("YYYY-MM-DDT".length, -8));
}

describe.skipIf(browserPath === undefined)("working hours", () => {
  test.each([true, false])(
    "are made, refused with what was typed, changed and deleted (scripts: %s)",
    async (javaScriptEnabled) => {
      const name = `Short ${javaScriptEnabled}`;
      const page = await signedIn(browser, app, admin, { javaScriptEnabled });
      await page.getByRole("link", { name: "Working hours", exact: true }).click();
      await page.getByRole("link", { name: "New schedule" }).click();
      await page.getByLabel("Name").fill(name);
      await page.getByLabel("Time zone").selectOption("UTC");
      for (const weekday of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
        await page.getByLabel(weekday, { exact: true }).fill("10-11, 14:00-15:00");
      await page.getByLabel("Sunday", { exact: true }).fill("10-25");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("One field needs another look").waitFor();
      if (javaScriptEnabled) expect(await ruleBreaks(page)).toEqual([]);
      const sunday = page.getByLabel("Sunday", { exact: true });
      expect(await sunday.inputValue()).toBe("10-25");
      expect(await sunday.getAttribute("aria-invalid")).toBe("true");
      await page.getByText("Write hours as 09:00-17:00, not as “10-25”.").waitFor();
      expect(await page.getByLabel("Name").inputValue()).toBe(name);
      expect(await page.getByLabel("Time zone").inputValue()).toBe("UTC");
      expect(await app.db.schedule.count({ where: { name } })).toBe(0);
      await sunday.fill("10-11, 14-15");
      await page.getByLabel("My default schedule").check();
      await page.getByRole("button", { name: "Save" }).click();
      await expect.poll(() => notice(page)).toContain("are saved");
      expect(await row(page, name).innerText()).toContain("Mon–Sun 10:00-11:00, 14:00-15:00");
      expect(await starts()).toEqual(["10:00", "10:30", "14:00", "14:30"]);

      await row(page, name).getByRole("link", { name: "Change" }).click();
      await page.getByLabel("Date 1", { exact: true }).fill(day);
      await page.getByLabel("Hours on date 1", { exact: true }).fill("12:00-13:00");
      await page.getByRole("button", { name: "Save" }).click();
      await expect.poll(() => notice(page)).toContain("are saved");
      expect(await starts()).toEqual(["12:00", "12:30"]);

      await page.getByLabel("Team event (Developers)").selectOption("Working hours");
      await page.getByRole("button", { name: "Save" }).click();
      await expect.poll(() => notice(page)).toContain("counts at once");
      expect((await starts()).length).toBe(16);
      await page.getByLabel("Team event (Developers)").selectOption("My default schedule");
      await page.getByRole("button", { name: "Save" }).click();
      await expect.poll(starts).toEqual(["12:00", "12:30"]);

      await row(page, name).getByRole("link", { name: "Delete" }).click();
      await page.getByText("oldest of your other schedules becomes that").waitFor();
      await page.getByRole("button", { name: "Delete it" }).click();
      await expect.poll(() => notice(page)).toContain("is deleted");
      expect(await app.db.schedule.count({ where: { name } })).toBe(0);
    },
  );

  test.each([true, false])("have limits besides, of all bookings together (scripts: %s)", async (scripts) => {
    const page = await signedIn(browser, app, admin, { javaScriptEnabled: scripts });
    await page.goto(`${app.url}/settings/hours`);
    const set = async (bookings: string) => {
      await page.getByLabel("Bookings a day").fill(bookings);
      await page.getByRole("button", { name: "Set limits" }).click();
    };
    await set("0");
    await page.getByText("must be at least 1").waitFor();
    await set("3");
    await expect.poll(() => notice(page)).toContain("limits are saved");
    expect(await page.getByLabel("Bookings a day").inputValue()).toBe("3");
    const limit = () => app.db.hostLimit.findFirst({ where: { user: { email: admin } } });
    expect(await limit()).toMatchObject({ bookingLimits: { PER_DAY: 3 }, durationLimits: null });
    await set("");
    await expect.poll(async () => (await limit())?.bookingLimits).toBeNull();
  });

  test("are made by keyboard alone: Enter in a field saves, and copies nothing", async () => {
    const page = await signedIn(browser, app, admin);
    await page.goto(`${app.url}/settings/hours/new`);
    await page.getByLabel("Name").focus();
    await page.keyboard.type("By keyboard");
    await page.keyboard.press("Tab");
    await page.keyboard.type("UTC");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("10-12");
    await page.keyboard.press("Enter");
    await expect.poll(() => notice(page)).toContain("are saved");
    expect(await row(page, "By keyboard").innerText()).toContain("Mon 10:00-12:00");
    await app.db.availability.deleteMany({ where: { Schedule: { name: "By keyboard" } } });
    await app.db.schedule.deleteMany({ where: { name: "By keyboard" } });
  });

  test("are copied from Outlook where it may be read, and where not, that is said and nothing is lost", async () => {
    const page = await signedIn(browser, app, member);
    await page.goto(`${app.url}/settings/hours/new`);
    await page.getByLabel("Name").fill("As in Outlook");
    await page.getByRole("button", { name: `Copy from ${member}` }).click();
    await page.getByText("connected without the permission to read its mailbox settings").waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("As in Outlook");
    await page.goto(`${app.url}/settings/calendars`);
    await page.getByRole("link", { name: "Connect another account" }).click();
    await page.getByRole("link", { name: member }).click();
    await page.getByText("is connected").waitFor();
    await page.goto(`${app.url}/settings/hours/new`);
    await page.getByLabel("Name").fill("As in Outlook");
    await page.getByLabel("Saturday", { exact: true }).fill("9-10");
    await page.getByRole("button", { name: `Copy from ${member}` }).click();
    await page.getByText("Save them to use them").waitFor();
    expect(await page.getByLabel("Monday", { exact: true }).inputValue()).toBe("08:00-17:00");
    expect(await page.getByLabel("Saturday", { exact: true }).inputValue()).toBe("");
    expect(await page.getByLabel("Name").inputValue()).toBe("As in Outlook");
    expect(await app.db.schedule.count({ where: { name: "As in Outlook" } })).toBe(0);
  });

  test("are nobody else's to see or change, nor a form's that isn't ours", async () => {
    const own = await app.db.schedule.findFirstOrThrow({ where: { user: { email: admin } } });
    const page = await signedIn(browser, app, member);
    const answer = await page.goto(`${app.url}/settings/hours/${own.id}`);
    expect(answer?.status()).toBe(404);
    await page.goto(`${app.url}/settings/hours`);
    const csrf = (await page.locator('input[name="csrf"]').first().getAttribute("value")) ?? "";
    const sent = async (path: string, form: Record<string, string>) =>
      (await page.request.post(`${app.url}/api/settings/hours/${path}`, { form, maxRedirects: 0 })).status();
    expect(await sent("delete", { schedule: String(own.id) })).toBe(403);
    expect(await sent("delete", { csrf, schedule: String(own.id) })).toBe(303);
    expect(await sent("use", { csrf, "use-1": String(own.id) })).toBe(303);
    await page.goto(`${app.url}/settings/hours/new`);
    await page.getByLabel("Name").fill("Taken over");
    await page
      .locator('input[name="schedule"]')
      .evaluate((field, id) => field.setAttribute("value", id), String(own.id));
    await page.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => notice(page)).toContain("isn't yours");
    await page.goto(`${app.url}/settings/hours/new`);
    await page
      .locator('input[name="csrf"]')
      .last()
      .evaluate((field) => field.setAttribute("value", "x"));
    await page.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => notice(page)).toContain("wasn't sent from our page");
    expect(await app.db.schedule.findUnique({ where: { id: own.id } })).toEqual(own);
  });

  test("end where somebody is out of office", async () => {
    const page = await signedIn(browser, app, admin, { javaScriptEnabled: false });
    await page.goto(`${app.url}/settings/hours`);
    const before = await starts();
    expect(before.length).toBeGreaterThan(0);
    await page.getByLabel("First date").fill(day);
    await page.getByLabel("Last date").fill("2026-01-01");
    await page.getByLabel("Notes").fill("Skiing");
    await page.getByLabel("Reason").selectOption("🏝️ Vacation");
    await page.getByLabel("Who stands in").selectOption("Host 1");
    await page.getByRole("button", { name: "Add" }).click();
    await page.getByText("isn't before the first one").waitFor();
    expect(await page.getByLabel("Notes").inputValue()).toBe("Skiing");
    await page.getByLabel("Last date").fill(day);
    await page.getByRole("button", { name: "Add" }).click();
    await expect.poll(() => notice(page)).toContain("aren't offered on those dates");
    expect(await row(page, "Skiing").innerText()).toContain("Host 1 stands in");
    expect(await starts()).toEqual([]);
    await lookWell(await signedIn(browser, app, admin), { hours: `${app.url}/settings/hours` });
    const { id: userId } = await app.db.user.findFirstOrThrow({ where: { email: admin } });
    await app.db.eventType.create({ data: { userId, slug: "chat", title: "Chat", length: 30 } });
    const ownPage = await (await fetch(`${app.url}/host0/chat?date=${day}&layout=week_view`)).text();
    expect(ownPage.replaceAll("<!-- -->", "")).toMatch(
      /Host 0 is out of office \(.*\): 🏝️ Vacation\. <a href="\/host1">Host 1<\/a> stands in/,
    );
    await page.goto(`${app.url}/settings/team`);
    expect(await row(page, "host0@").innerText()).toMatch(/Out of office: .*Host 1 stands in/);
    await page.goto(`${app.url}/settings/hours`);
    await row(page, "Skiing").getByRole("button", { name: "Take back" }).click();
    await expect.poll(() => notice(page)).toContain("offered on those dates again");
    expect(await starts()).toEqual(before);

    // In Tokyo the same hours come nine hours earlier.
    await page.getByLabel("There from").fill(day);
    await page.getByLabel("There until").fill("2026-01-01");
    await page.getByLabel("Time zone there").selectOption("Asia/Tokyo");
    await page.getByRole("button", { name: "Enter trip" }).click();
    await page.getByText("isn't before the first one").waitFor();
    await page.getByLabel("There until").fill(day);
    await page.getByRole("button", { name: "Enter trip" }).click();
    await expect.poll(() => notice(page)).toContain("of that time zone on these dates");
    expect(await starts()).not.toEqual(before);
    await row(page, "Asia/Tokyo").getByRole("button", { name: "Take back" }).click();
    await expect.poll(() => notice(page)).toContain("of your own time zone again");
    expect(await starts()).toEqual(before);
  });
});

describe.skipIf(browserPath === undefined)("a team's event types", () => {
  const teamId = async () => (await app.db.team.findFirstOrThrow({ where: { slug: "devs" } })).id;

  test.each([true, false])(
    "are made, refused with what was typed, changed and deleted by its admin (scripts: %s)",
    async (javaScriptEnabled) => {
      const page = await signedIn(browser, app, admin, { javaScriptEnabled });
      await page.getByRole("link", { name: "Team", exact: true }).click();
      await page.getByRole("link", { name: "New event type" }).click();
      await page.getByLabel("Title").fill("Short talk");
      await page.getByLabel("Slug").fill("teamevent");
      await page.getByLabel("Length", { exact: true }).fill("15");
      await page.getByLabel("Host 1 (host1@contoso.example)").check();
      await page.getByText("Settings of Host 1").click();
      await page.getByRole("group", { name: "Host 1" }).getByLabel("Weight").fill("-5");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("must be at least 0").waitFor();
      expect(await page.getByLabel("Title").inputValue()).toBe("Short talk");
      expect(await page.getByLabel("Host 1 (host1@contoso.example)").isChecked()).toBe(true);
      await page.getByRole("group", { name: "Host 1" }).getByLabel("Weight").fill("50");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("is that of another event type of this team").waitFor();
      await page.getByLabel("Slug").fill("short");
      await page.getByRole("button", { name: "Save" }).click();
      await expect.poll(() => notice(page)).toContain("is saved");
      expect(await row(page, "Short talk").innerText()).toContain("15 min · round robin · 1 host");
      expect((await fetch(`${app.url}/team/devs/short`)).status).toBe(200);

      await row(page, "Short talk").getByRole("link", { name: "Change" }).click();
      await page.getByLabel("Length", { exact: true }).fill("20");
      await page.getByLabel("Question 1", { exact: true }).fill("Your company");
      await page.getByLabel("Place 2", { exact: true }).selectOption("link");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Nothing was saved. One field needs another look.").waitFor();
      await page
        .getByRole("group", { name: "Place 2" })
        .getByLabel("Address, link")
        .fill("https://meet.example/ann");
      await page.getByRole("button", { name: "Save" }).click();
      await expect.poll(() => notice(page)).toContain("is saved");
      expect(await app.db.eventType.findFirst({ where: { slug: "short" } })).toMatchObject({
        bookingFields: [{ name: "your-company-1", type: "text", label: "Your company" }],
        locations: [{ type: "link", link: "https://meet.example/ann" }],
      });
      expect(await row(page, "Short talk").innerText()).toContain("20 min");

      // Private links: refused with what was typed, made, used, taken back.
      await row(page, "Short talk").getByRole("link", { name: "Change" }).click();
      await page.getByLabel("Good for so many bookings").fill("3");
      await page.getByLabel("Or good until the end of").fill("2020-01-01");
      await page.getByRole("button", { name: "Make private link" }).click();
      await page.getByText("Please enter a date that isn't over").waitFor();
      expect(await page.getByLabel("Good for so many bookings").inputValue()).toBe("3");
      await page.getByLabel("Or good until the end of").fill("");
      await page.getByRole("button", { name: "Make private link" }).click();
      await expect.poll(() => notice(page)).toContain("private link is made");
      const link = page.getByRole("link", { name: /\/d\/[\w-]{22}\/short$/ });
      const address = await link.innerText();
      expect(await row(page, "/d/").innerText()).toContain("Good for 3 bookings");
      expect((await fetch(address)).status).toBe(200);
      if (javaScriptEnabled) await lookWell(page, { "private links": page.url() });
      await row(page, "/d/").getByRole("button", { name: "Take back" }).click();
      await expect.poll(() => notice(page)).toContain("leads nowhere any more");
      expect([(await fetch(address)).status, await link.count()]).toEqual([404, 0]);
      await page.goto(`${app.url}/settings/team/${await teamId()}`);
      await row(page, "Short talk").getByRole("link", { name: "Delete" }).click();
      await page.getByText("No booking of it is open").waitFor();
      await page.getByRole("button", { name: "Delete it" }).click();
      await expect.poll(() => notice(page)).toContain("Short talk is deleted");
      expect((await fetch(`${app.url}/team/devs/short`)).status).toBe(404);
    },
  );

  test("are its admin's alone to see and change", async () => {
    const { id } = await app.db.eventType.findFirstOrThrow({ where: { slug: "teamevent" } });
    const path = `${app.url}/settings/team/${await teamId()}/event-types`;
    const page = await signedIn(browser, app, member);
    for (const place of ["new", id]) expect((await page.goto(`${path}/${place}`))?.status()).toBe(404);
    await page.goto(`${app.url}/settings/hours`);
    const csrf = (await page.locator('input[name="csrf"]').first().getAttribute("value")) ?? "";
    const form = { csrf, team: String(await teamId()), eventType: String(id) };
    const api = `${app.url}/api/settings/team/event-types/delete`;
    expect((await page.request.post(api, { form, maxRedirects: 0 })).status()).toBe(403);
    // Somebody who was an admin when the page was made, and isn't any more.
    const former = await signedIn(browser, app, admin);
    await former.goto(`${path}/${id}`);
    await former.getByLabel("Title").fill("Taken over");
    await app.db.membership.updateMany({ where: { user: { email: admin } }, data: { role: "MEMBER" } });
    await former.getByRole("button", { name: "Save" }).click();
    await former
      .getByText("There is no page here")
      .or(former.getByText("don't administer its team"))
      .first()
      .waitFor();
    await app.db.membership.updateMany({ where: { user: { email: admin } }, data: { role: "ADMIN" } });
    expect(await app.db.eventType.findUnique({ where: { id } })).toMatchObject({ title: "Team event" });
  });
});

describe.skipIf(browserPath === undefined)("applications", () => {
  const freeBusyOf = async (username: string, key: string) => {
    const query = new URLSearchParams({ usernames: username, from: day, to: day });
    const headers = { authorization: `Bearer ${key}` };
    return (await fetch(`${app.url}/api/v2/free-busy?${query}`, { headers })).status;
  };

  test.each([true, false])(
    "are let in, shown their key once, looked at and shut out (scripts: %s)",
    async (javaScriptEnabled) => {
      const page = await signedIn(browser, app, admin, { javaScriptEnabled });
      await page.getByRole("link", { name: "Applications" }).click();
      await page.getByLabel("Application", { exact: true }).fill("CRM");
      await page.getByLabel("Last day").fill("2026-01-01");
      await page.getByLabel("For", { exact: true }).selectOption("Everybody in Developers");
      await page.getByRole("button", { name: "Make a key" }).click();
      await page.getByText("2 fields need another look").waitFor();
      if (javaScriptEnabled) expect(await ruleBreaks(page)).toEqual([]);
      expect(await page.getByLabel("Application", { exact: true }).inputValue()).toBe("CRM");
      await page.getByLabel("Last day").fill(day);
      await page.getByLabel("See when people are busy", { exact: true }).check();
      await page.getByRole("button", { name: "Make a key" }).click();
      const shown = page.getByLabel("The key", { exact: true });
      await shown.waitFor();
      const key = await shown.inputValue();
      expect(await freeBusyOf("host1", key)).toBe(200);
      await page.goto(`${app.url}/settings/applications`);
      expect(await page.content()).not.toContain(key);
      expect(await row(page, "CRM").innerText()).toContain("For everybody in Developers");

      await row(page, "CRM").getByRole("link", { name: "Activity" }).click();
      await page.getByText("1 request", { exact: false }).waitFor();
      await page.getByRole("link", { name: "Back" }).click();
      await row(page, "CRM").getByRole("link", { name: "Revoke" }).click();
      await page.getByRole("button", { name: "Revoke it" }).click();
      await expect.poll(() => notice(page)).toContain("is revoked");
      expect(await freeBusyOf("host1", key)).toBe(401);
      expect(await row(page, "CRM").count()).toBe(0);
    },
  );

  test("are nobody else's to see or shut out, nor a form's that isn't ours", async () => {
    const page = await signedIn(browser, app, admin);
    await page.goto(`${app.url}/settings/applications`);
    await page.getByLabel("Application", { exact: true }).fill("Diary");
    await page.getByLabel("Write events, and read nothing", { exact: true }).check();
    await page.getByRole("button", { name: "Make a key" }).click();
    await page.getByLabel("The key", { exact: true }).waitFor();
    await lookWell(page, { applications: `${app.url}/settings/applications` });
    const { id } = await app.db.apiKey.findFirstOrThrow({ where: { application: "Diary" } });

    const other = await signedIn(browser, app, member);
    for (const query of ["", `?revoke=${id}`, `?activity=${id}`]) {
      await other.goto(`${app.url}/settings/applications${query}`);
      expect(await other.content()).not.toContain("Diary");
    }
    expect(await other.getByText("Everybody in").count()).toBe(0);
    const csrf = (await other.locator('input[name="csrf"]').first().getAttribute("value")) ?? "";
    const revoke = async (form: Record<string, string>) =>
      (
        await other.request.post(`${app.url}/api/settings/applications/revoke`, { form, maxRedirects: 0 })
      ).status();
    expect(await revoke({ key: id })).toBe(403);
    expect(await revoke({ csrf, key: id })).toBe(303);
    expect(await app.db.apiKey.findUnique({ where: { id } })).toMatchObject({ revokedAt: null });
  });

  test("are followed by the sites that may show one's own booking pages, and nobody else's form names them", async () => {
    const { id: userId } = await app.db.user.findFirstOrThrow({ where: { email: member } });
    const { username } = await app.db.user.findUniqueOrThrow({ where: { id: userId } });
    await app.db.eventType.create({ data: { title: "Talk", slug: "talk", length: 30, userId } });
    const whoMay = async (path: string) => {
      const answer = await fetch(`${app.url}/${username}${path}?embed=`);
      return /frame-ancestors ([^;]*)/.exec(answer.headers.get("content-security-policy") ?? "")?.[1];
    };
    const pages = () => Promise.all(["", "/talk"].map(whoMay));
    expect(await pages()).toEqual(["*", "*"]);
    const page = await signedIn(browser, app, member);
    const save = async (sites: string) => {
      await page.goto(`${app.url}/settings/applications`);
      await page.getByLabel("Only those of these sites").check();
      await page.getByLabel(/^Sites, one in a line/).fill(sites);
      await page.getByRole("button", { name: "Set sites" }).click();
    };
    await save("https://ann.example");
    await expect.poll(() => notice(page)).toBe("Your choice is saved.");
    await save("not a site");
    await expect.poll(() => notice(page)).toContain("“not” can't be a list of sites");
    expect(await pages()).toEqual(["'self' https://ann.example", "'self' https://ann.example"]);
    const form = { who: "all", sites: "" };
    const sent = await page.request.post(`${app.url}/api/settings/applications/sites`, {
      form,
      maxRedirects: 0,
    });
    expect(sent.status()).toBe(403);
    expect((await pages())[0]).toBe("'self' https://ann.example");
  });
});

describe.skipIf(browserPath === undefined)("a host's booking", () => {
  test("is handed over to another host who is free, without scripts, and by nobody else", async () => {
    const { id: eventTypeId } = await app.db.eventType.update({
      where: { id: (await app.db.eventType.findFirstOrThrow({ where: { slug: "teamevent" } })).id },
      data: { schedulingType: "ROUND_ROBIN" },
    });
    await app.db.host.updateMany({ where: { eventTypeId }, data: { isFixed: false } });
    await app.db.host.updateMany({ where: { eventTypeId, user: { email: admin } }, data: { priority: 4 } });
    const attendee = { name: "Gus Guest", email: "gus@guest.example", timeZone: "UTC", language: "en" };
    const answer = await fetch(`${app.url}/api/v2/bookings`, {
      method: "POST",
      body: JSON.stringify({ start: `${day}T10:00:00Z`, eventTypeId, attendee }),
    });
    const { data } = await answer.json();
    expect(data.hosts).toMatchObject([{ name: "Host 0" }]);
    const hostsOf = async () =>
      (await app.db.bookingHost.findMany({ where: { active: true }, include: { user: true } })).map(
        ({ user }) => user?.email,
      );
    const other = await signedIn(browser, app, member);
    await other.goto(`${app.url}/settings/bookings?hand-over=${data.id}`);
    await other.getByText("You have no booking that is still to come").waitFor();
    await other.goto(`${app.url}/settings/hours`);
    const csrf = (await other.locator('input[name="csrf"]').first().getAttribute("value")) ?? "";
    const { id: memberId } = await app.db.user.findFirstOrThrow({ where: { email: member } });
    const form = { csrf, booking: String(data.id), to: String(memberId) };
    await other.request.post(`${app.url}/api/settings/bookings/hand-over`, { form, maxRedirects: 0 });
    expect(await hostsOf()).toEqual([admin]);

    const page = await signedIn(browser, app, admin, { javaScriptEnabled: false });
    await page.getByRole("link", { name: "Bookings" }).click();
    await row(page, "Gus Guest").getByRole("link", { name: "Hand over" }).click();
    const schedule = await app.db.schedule.findFirstOrThrow({ where: { user: { email: admin } } });
    const { id: teamId } = await app.db.team.findFirstOrThrow({ where: { slug: "devs" } });
    const settings = `${app.url}/settings`;
    await lookWell(await signedIn(browser, app, admin), {
      "hand-over": `${settings}/bookings?hand-over=${data.id}`,
      schedule: `${settings}/hours/${schedule.id}`,
      team: `${settings}/team/${teamId}`,
      "event-type": `${settings}/team/${teamId}/event-types/${eventTypeId}`,
    });
    await page.getByLabel("Host 1").check();
    await page.getByRole("button", { name: "Hand it over" }).click();
    await expect.poll(() => notice(page)).toContain("Host 1 has the booking now");
    expect(await hostsOf()).toEqual([member]);
    expect(await row(page, "Gus Guest").count()).toBe(0);
  });
});
