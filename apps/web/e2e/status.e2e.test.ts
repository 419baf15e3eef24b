import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ruleBreaks } from "./support/booking-pages.ts";
import { browserPath, openBrowser } from "./support/browser.ts";
import { lookWell } from "./support/look-well.ts";
import { mailsOf } from "./support/mails.ts";
import { signedIn } from "./support/signed-in.ts";
import { createHosts, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let browser: Browser;

beforeAll(async () => {
  app = await startWebApp({ moreEnv: { OPERATORS: operator, CHANNEL_TARGETS: "public" } });
  await app.importTeam(teamOf(createHosts(app.simulator, 6)));
  await app.cron();
  await fail();
  await app.db.authPath.create({
    data: {
      integration: "office365_calendar",
      name: "personal",
      authority: "consumers",
      clientId: "another-app",
      credentialKind: "secret",
      encrypted: "",
      scope: "offline_access User.Read",
      createdAt: new Date(),
    },
  });
  if (browserPath !== undefined) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app.close();
});

const operator = "host0@contoso.example";
const member = "host1@contoso.example";
const requestId = "11111111-2222-4333-8444-555555555555";
const minutesAgo = (minutes: number) => new Date(Date.now() - 60_000 * minutes);

/** All accounts are of one kind, which has failed for half an hour. */
async function fail() {
  const { db } = app;
  app.simulator.addFault({
    match: { path: "/v1.0" },
    effect: { status: 503, code: "serviceNotAvailable" },
  });
  const later = { pausedUntil: minutesAgo(-60), quarantinedAt: minutesAgo(25), failureCount: 9 };
  const failure = { failingSince: minutesAgo(31), failureKind: "transient", failureReason: "HTTP 503" };
  const request = { failedRequestId: requestId, failedRequestAt: minutesAgo(2) };
  await db.mailbox.updateMany({ data: { accountKind: "outlook.com", ...failure, ...later, ...request } });
  const kind = { integration: "office365_calendar", accountKind: "outlook.com" };
  await db.incident.create({
    data: { ...kind, beganAt: minutesAgo(30), reason: "ann@contoso.example: HTTP 503" },
  });
  await db.operatorAlert.create({
    data: {
      rule: "reads-failing",
      subject: "office365_calendar outlook.com",
      severity: "look-now",
      severitySince: minutesAgo(28),
      summary: "outlook.com: 6 of 6 mailboxes can't be read",
      heldSince: minutesAgo(30),
      openedAt: minutesAgo(28),
      lastSeenAt: new Date(),
      flaps: 2,
    },
  });
}

const files = ["status", "summary", "components", "incidents", "incidents/unresolved"];

test("tools read the status as Statuspage has it", async () => {
  const told: Record<string, object> = {};
  for (const file of files) {
    const answer = await fetch(`${app.url}/api/v2/${file}.json`);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    const body = await answer.json();
    told[file] = body;
  }
  expect(told.status).toMatchObject({ status: { indicator: expect.stringMatching(/major|critical/) } });
  const incident = {
    name: "Calendars of outlook.com can't be read",
    status: "investigating",
    resolved_at: null,
    incident_updates: [{ status: "investigating" }],
  };
  expect(told["incidents/unresolved"]).toMatchObject({ incidents: [incident] });
  expect(told.summary).toMatchObject({ incidents: [incident] });
  expect(JSON.stringify(told)).not.toMatch(/contoso|503/);
});

test("the API is shown to people, without scripts", async () => {
  const page = async (path: string) => {
    const answer = await fetch(app.url + path);
    return { status: answer.status, text: (await answer.text()).replaceAll("<!-- -->", "") };
  };
  const index = await page("/docs/api");
  expect(index.status).toBe(200);
  expect(index.text).toContain("GET /api/v2/free-busy");
  const tags = [
    ...new Set([...index.text.matchAll(/href="(\/docs\/api\/[\w.-]+)"/g)].map(([, path]) => path ?? "")),
  ];
  expect(tags).toContain("/docs/api/free-busy");
  for (const path of tags) expect([path, (await page(path)).status]).toEqual([path, 200]);
  expect((await page("/docs/api/channels")).text).toMatch(
    /POST \/api\/v2\/channels.*callback_url.*TOO_MANY_CHANNELS/s,
  );
  expect((await page("/docs/api/nothing")).status).toBe(404);
});

test.runIf(browserPath)("and its pages have no barriers", async () => {
  const page = await (await browser.newContext()).newPage();
  await lookWell(page, { "api-docs": `${app.url}/docs/api`, "api-channels": `${app.url}/docs/api/channels` });
  await page.context().close();
});

test.runIf(browserPath)("people read it on a page, which has no barriers", async () => {
  for (const options of [{}, { colorScheme: "dark" as const, viewport: { width: 360, height: 800 } }]) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(`${app.url}/status`);
    await page.getByRole("heading", { name: "Calendars of outlook.com can't be read" }).waitFor();
    expect(await page.getByText("Booking page").count()).toBe(1);
    expect(await ruleBreaks(page)).toEqual([]);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/status-${page.viewportSize()?.width}.png` });
    await context.close();
  }
});

describe.skipIf(browserPath === undefined)("anybody", () => {
  test.each([true, false])(
    "is told of incidents by mail once they say yes, and ends it (scripts: %s)",
    async (javaScriptEnabled) => {
      const address = `reader-${javaScriptEnabled}@guest.example`;
      const context = await browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(`${app.url}/status`);
      await page.getByLabel("By mail, to").fill(address);
      await page.getByRole("button", { name: "Subscribe by mail" }).click();
      await page.getByText("Please look for our mail").waitFor();
      const ownMails = async () => (await mailsOf(app)).filter((mail) => mail.includes(`To: ${address}`));
      await expect.poll(ownMails, { timeout: 60_000 }).toHaveLength(1);
      const [question = ""] = await ownMails();
      const link = /http\S+\/status\/subscription\/[\w.-]+/.exec(question)?.[0] ?? "";
      await page.goto(link);
      if (javaScriptEnabled) expect(await ruleBreaks(page)).toEqual([]);
      await page.getByText(`May ${address} be told of incidents?`).waitFor();
      await page.getByRole("button", { name: "Yes, tell me" }).click();
      await page.getByText("you are told of incidents from now on").waitFor();
      const incident = { name: "Mail is slow", impact: "minor", openedAt: new Date() };
      const update = { status: "identified", body: "We know.", at: new Date(), userId: 1 };
      const { id } = await app.db.publicIncident.create({
        data: { ...incident, nextUpdateBy: minutesAgo(-60), updates: { create: update } },
      });
      await expect.poll(ownMails, { timeout: 60_000 }).toHaveLength(2);
      expect((await ownMails()).join()).toContain("Mail is slow");
      await app.db.publicIncident.delete({ where: { id } });
      await page.goto(link);
      await page.getByRole("button", { name: "Unsubscribe" }).click();
      await page.getByText("You are told of nothing any more").waitFor();
      await page.goto(link);
      await page.getByText("This subscription has ended").waitFor();
      await context.close();
    },
  );

  test("is told what is wrong with an address, and can't have a private one called", async () => {
    const send = async (fields: Record<string, string>) => {
      const answer = await fetch(`${app.url}/api/status/subscriptions`, {
        method: "POST",
        body: new URLSearchParams(fields),
        redirect: "manual",
      });
      return [answer.status, answer.headers.get("location")];
    };
    for (const fields of [
      {},
      { email: "nobody" },
      { url: "http://hooks.example/" },
      { url: "https://10.0.0.1/" },
    ])
      expect([fields, await send(fields as Record<string, string>)]).toEqual([fields, [400, null]]);
    expect(await app.db.statusSubscriber.count()).toBe(0);
  });
});

/** What the page says of what was done last. */
const notice = (page: Page) => page.locator("main > .notice").innerText();
const formOf = (page: Page, name: string) => page.getByRole("form", { name });
/** What a form says of itself, that came back. */
const said = (form: Locator) => form.locator(".notice").innerText();
const unresolved = async () =>
  (await (await fetch(`${app.url}/api/v2/incidents/unresolved.json`)).json()).incidents;

/** A public incident, whoever wrote it. */
async function announced() {
  const update = { status: "investigating", body: "We look.", at: new Date(), userId: 1 };
  const incident = {
    name: "Mail is late",
    impact: "minor",
    openedAt: new Date(),
    nextUpdateBy: minutesAgo(-60),
  };
  const known = await app.db.publicIncident.findFirst();
  return known ?? app.db.publicIncident.create({ data: { ...incident, updates: { create: update } } });
}

/** Makes an auth path that of a few, and ends that. */
async function switchesPaths(page: Page) {
  const canaries = formOf(page, "Switch accounts");
  await canaries.getByLabel("Auth path").selectOption("personal");
  await canaries.getByLabel("Kind of account").selectOption("outlook.com");
  await canaries.getByLabel("Tenant, by its id").fill("contoso");
  await canaries.getByRole("button", { name: "Switch" }).click();
  await expect.poll(() => said(canaries)).toContain("One field needs another look");
  await canaries.getByLabel("Tenant, by its id").fill("");
  await canaries.getByRole("button", { name: "Switch" }).click();
  await expect.poll(() => notice(page)).toContain("personal is the path of 5 % of accounts of outlook.com");
  expect(await app.db.authPathRule.findMany()).toMatchObject([
    { path: "personal", share: 5, accountKind: "outlook.com", tid: null },
  ]);
  const paths = page.getByRole("region", { name: "Auth paths" });
  expect(await paths.innerText()).toMatch(
    /consumers · app another-app · secret[\s\S]*Nobody has asked by it/,
  );
  await paths.getByRole("button", { name: "Leave personal: 5 % of accounts of outlook.com" }).click();
  await expect.poll(() => notice(page)).toContain("personal is no longer the path");
  expect(await app.db.authPathRule.count()).toBe(0);
}

describe.skipIf(browserPath === undefined)("an operator", () => {
  test.each([true, false])(
    "sees what fails, probes, tells the public, and gets the draft of a postmortem (scripts: %s)",
    async (javaScriptEnabled) => {
      await app.db.publicIncident.deleteMany();
      await app.db.operatorNote.deleteMany();
      await app.db.operatorAlert.updateMany({ data: { acknowledgedAt: null } });
      const page = await signedIn(browser, app, operator, { javaScriptEnabled });
      await page.getByRole("link", { name: "Operations" }).click();
      await page.getByRole("heading", { level: 1, name: "Operations" }).waitFor();
      const shown = await page.locator("main").innerText();
      expect(shown).toMatch(/outlook\.com: 6 of 6 mailboxes can't be read[\s\S]*came back 2 times/);
      expect(shown).toContain("docs/operate.md#reads-failing");
      // What was read just before may be stored just after.
      expect(shown).toMatch(/[0-5] of 6 accounts are read/);
      expect(await page.getByLabel("Times and request-ids").inputValue()).toMatch(
        /^(\S+Z [0-9a-f-]{36}\n?){1,6}$/,
      );

      await page.getByRole("button", { name: "I look into it: outlook.com" }).first().click();
      await expect.poll(() => notice(page)).toContain("the others see that you look into it");
      expect(await page.locator("main").innerText()).toContain(`${operator} looks into it, since`);

      await switchesPaths(page);

      const probe = formOf(page, "Probe");
      await probe.getByLabel("One mailbox, by its address").fill(operator);
      await probe.getByLabel("Changed headers").fill("x-AnchorMailbox:");
      await probe.getByRole("button", { name: "Ask" }).click();
      await expect.poll(() => said(probe)).toBe("0 of 1 mailbox answers.");
      expect(await page.getByRole("list", { name: "Answers" }).innerText()).toMatch(
        /503 · serviceNotAvailable · \d+ ms/,
      );

      const form = formOf(page, "Open a public incident");
      expect(await form.getByLabel("Name").inputValue()).toBe("Calendars of outlook.com can't be read");
      await form.getByRole("button", { name: "Publish" }).click();
      await expect.poll(() => said(form)).toContain("One field needs another look");
      await form.getByLabel("What is known").fill("Microsoft knows.\nBookings are kept.");
      await form.getByLabel("Next update by").selectOption("in two hours");
      await form.getByRole("button", { name: "Publish" }).click();
      await expect.poll(() => notice(page)).toContain("Published");
      expect(await unresolved()).toMatchObject([
        {
          name: "Calendars of outlook.com can't be read",
          status: "investigating",
          incident_updates: [
            { body: expect.stringMatching(/^Microsoft knows\.\nBookings are kept\.\n\nNext update by 20/) },
          ],
        },
      ]);
      expect(await (await fetch(`${app.url}/status`)).text()).toContain("Bookings are kept.");

      await page.getByRole("textbox", { name: "Note" }).fill("A ticket is open.");
      await page.getByRole("button", { name: "Add" }).click();
      await expect.poll(() => notice(page)).toContain("The note is saved");
      await page.getByLabel("What is new").fill("All are back.");
      await page.getByRole("combobox", { name: "Status" }).selectOption("Resolved: close the incident");
      await page.getByRole("button", { name: "Publish" }).click();
      await expect.poll(() => notice(page)).toContain("The incident is closed");
      const draft = await page.getByLabel("Draft, in Markdown").inputValue();
      for (const part of ["# Postmortem (draft)", "reads-failing (look-now)", "Note: A ticket is open."])
        expect(draft).toContain(part);
      expect(await unresolved()).toEqual([]);
      expect(JSON.stringify(await (await fetch(`${app.url}/api/v2/incidents.json`)).json())).not.toContain(
        "ticket",
      );
      await page.context().close();
    },
  );

  test("has pages that break no rule of accessibility, on a phone and in the dark", async () => {
    const { id } = await announced();
    const page = await signedIn(browser, app, operator);
    await lookWell(page, {
      operator: `${app.url}/operator`,
      "public-incident": `${app.url}/operator/incidents/${id}`,
    });
    await page.context().close();
  });

  test("is the only one who sees and sends any of it", async () => {
    const { id } = await announced();
    const paths = [
      "/operator",
      `/operator/incidents/${id}`,
      "/operator/incidents/x",
      "/operator/incidents/99999",
    ];
    const members = await signedIn(browser, app, member, { javaScriptEnabled: false });
    expect(await members.getByRole("link", { name: "Operations" }).count()).toBe(0);
    for (const path of paths)
      expect([path, (await members.goto(app.url + path))?.status()]).toEqual([path, 404]);
    await members.goto(`${app.url}/settings/calendars`);
    const membersCsrf = (await members.locator('input[name="csrf"]').first().getAttribute("value")) ?? "";

    const operators = await signedIn(browser, app, operator, { javaScriptEnabled: false });
    expect((await operators.goto(`${app.url}/operator/incidents/99999`))?.status()).toBe(404);
    await operators.goto(`${app.url}/operator`);
    const hidden = await operators
      .getByRole("form", { name: "Add a note" })
      .locator("input[type=hidden]")
      .evaluateAll((inputs) =>
        inputs.map((one) => [one.getAttribute("name"), one.getAttribute("value") ?? ""]),
      );
    const fields = { ...Object.fromEntries(hidden), note: "Not ours." };
    const before = await app.db.operatorNote.count();
    const send = (page: Page, multipart: Record<string, string>, headers = {}) =>
      page.request.post(`${app.url}/operator`, { multipart, headers, maxRedirects: 0 });
    await send(members, { ...fields, csrf: membersCsrf });
    await send(operators, { ...fields, csrf: membersCsrf });
    await send(operators, { ...fields, csrf: "" });
    await send(operators, fields, { origin: "https://evil.example" });
    expect(await app.db.operatorNote.count()).toBe(before);
    await send(operators, fields, { origin: app.url });
    expect(await app.db.operatorNote.count()).toBe(before + 1);
    await members.context().close();
    await operators.context().close();

    const context = await browser.newContext();
    const stranger = await context.newPage();
    await stranger.goto(`${app.url}/operator`);
    await stranger.getByRole("link", { name: "Sign in with Microsoft" }).click();
    await stranger.getByRole("link", { name: operator }).click();
    await stranger.getByRole("heading", { level: 1, name: "Operations" }).waitFor();
    await context.close();
  });
});
