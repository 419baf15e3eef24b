import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { browserPath, openBrowser } from "./support/browser.ts";
import { lookWell } from "./support/look-well.ts";
import { mailsOf } from "./support/mails.ts";
import { until } from "./support/run.ts";
import { signedIn } from "./support/signed-in.ts";
import { createHosts, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let browser: Browser;
let teamId: number;
const admin = "host0@contoso.example";
const member = "host1@contoso.example";
const ill = "host2@contoso.example";
const credentialOf = (email: string) => app.db.credential.findFirstOrThrow({ where: { user: { email } } });

beforeAll(async () => {
  app = await startWebApp();
  await app.importTeam(teamOf(createHosts(app.simulator, 5)));
  await app.cron();
  await app.db.membership.updateMany({ where: { user: { email: admin } }, data: { role: "ADMIN" } });
  teamId = (await app.db.team.findFirstOrThrow({ where: { slug: "devs" } })).id;
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

const mails = () => mailsOf(app);

describe.skipIf(browserPath === undefined)("a team's admin", () => {
  test.each([true, false])(
    "invites, withdraws, asks to sign in again and switches features (scripts: %s)",
    async (javaScriptEnabled) => {
      await app.db.bookingEmail.deleteMany();
      await app.db.invitation.deleteMany();
      await app.db.rateCount.deleteMany();
      const where = { user: { email: { in: [ill, "host4@contoso.example"] } } };
      await app.db.credential.updateMany({ where, data: { invalid: true } });
      const page = await signedIn(browser, app, admin, { javaScriptEnabled });
      await page.getByRole("link", { name: "Team", exact: true }).click();
      await page.getByRole("heading", { level: 1, name: "Developers" }).waitFor();
      expect(await row(page, member).innerText()).toMatch(/Up to date|Catching up|Waiting/);
      expect(await row(page, ill).innerText()).toContain("doesn't accept this account's sign-in any more");
      expect(await page.content()).not.toContain("Side project");

      const before = await mails();
      const fresh = async () => (await mails()).filter((mail) => !before.includes(mail));
      await row(page, ill).getByRole("button", { name: "Ask to sign in again" }).click();
      await expect.poll(() => notice(page)).toMatch(/1 mail is on its way|within the last hour/);
      expect(await row(page, ill).innerText()).toContain("Asked by mail just now");
      await page.getByRole("button", { name: "Ask all 2 to sign in again" }).click();
      await expect.poll(() => notice(page)).toMatch(/Asked within the last hour, and not again: [12]\./);

      await page
        .getByLabel("Member who hasn't signed in yet")
        .selectOption({ label: `Host 3 (host3@contoso.example)` });
      await page.getByRole("button", { name: "Send invitation" }).click();
      await expect.poll(() => notice(page)).toContain("on its way to host3@contoso.example");
      const invited = await until(async () => (await fresh()).find((mail) => mail.includes("To: Host 3")));
      const link = /http\S+\/settings\/invitation\/[\w.-]+/.exec(invited)?.[0] ?? "";
      // The admin never sees it: whoever uses it is that member.
      expect(await page.content()).not.toContain("settings/invitation");
      expect(await (await fetch(link)).text()).toContain("Welcome, Host 3");
      await row(page, "invited just now").getByRole("button", { name: "Withdraw" }).click();
      await expect.poll(() => notice(page)).toContain("is withdrawn");
      expect(await (await fetch(link)).text()).toContain("isn&#x27;t here any more");

      const serve = page.getByLabel("Offer times from the cache");
      expect(await serve.isChecked()).toBe(true);
      await serve.uncheck();
      await page.getByRole("button", { name: "Save" }).click();
      await expect.poll(() => notice(page)).toContain("saved");
      expect(await serve.isChecked()).toBe(false);
      expect(await app.db.teamFeatures.count({ where: { teamId } })).toBe(1);
      await serve.check();
      await page.getByRole("button", { name: "Save" }).click();
      await expect.poll(() => app.db.teamFeatures.count({ where: { teamId } })).toBe(2);
    },
  );

  test("sees a page that breaks no rule of accessibility, on a phone and in the dark", async () => {
    const { id } = await credentialOf(ill);
    await app.db.credential.update({ where: { id }, data: { invalid: true } });
    const { id: userId } = await app.db.user.findFirstOrThrow({ where: { email: "host4@contoso.example" } });
    const expiresAt = new Date(Date.now() + 5 * 86_400_000);
    await app.db.invitation.create({ data: { userId, createdAt: new Date(), expiresAt } });
    const away = {
      failingSince: new Date(Date.now() - 7_200_000),
      failureKind: "transient",
      failureReason: "HTTP 503",
    };
    await app.db.mailbox.updateMany({
      where: { address: "host3@contoso.example" },
      data: { ...away, quarantinedAt: new Date() },
    });
    await app.db.credential.deleteMany({ where: { user: { email: "host4@contoso.example" } } });
    await lookWell(await signedIn(browser, app, admin), { team: `${app.url}/settings/team` });
  });

  test("does all of it by keyboard", async () => {
    const page = await signedIn(browser, app, admin);
    await page.goto(`${app.url}/settings/team/${teamId}`);
    await page.getByLabel("Member who hasn't signed in yet").focus();
    await page.keyboard.type("Host 3");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => notice(page)).toMatch(/on its way to host3|five times/);
  });

  test("says which sites may show the team's booking pages in a frame, and no other page is shown by any", async () => {
    const page = await signedIn(browser, app, admin);
    const { slug } = await app.db.team.findUniqueOrThrow({ where: { id: teamId } });
    const whoMay = async (path: string) =>
      /frame-ancestors ([^;]*)/.exec(
        (await fetch(app.url + path)).headers.get("content-security-policy") ?? "",
      )?.[1];
    const framed = `/team/${slug}?embed=`;
    expect(await Promise.all([framed, `/team/${slug}`, "/settings/team?embed="].map(whoMay))).toEqual([
      "*",
      "'self'",
      "'self'",
    ]);
    const save = async (sites: string) => {
      await page.goto(`${app.url}/settings/team/${teamId}`);
      await page.getByLabel("Only those of these sites").check();
      await page.getByLabel(/^Sites, one in a line/).fill(sites);
      await page.getByRole("button", { name: "Set sites" }).click();
    };
    await save("https://shop.example\nhttps://*.blog.example");
    await expect.poll(() => notice(page)).toBe("Your choice is saved.");
    expect(await whoMay(framed)).toBe("'self' https://shop.example https://*.blog.example");
    await save("https://shop.example; script-src *");
    await expect.poll(() => notice(page)).toContain("“https://shop.example;” can't be a list of sites");
    expect(await whoMay(framed)).toBe("'self' https://shop.example https://*.blog.example");
  });

  test("is the only one who sees it", async () => {
    const page = await signedIn(browser, app, member);
    expect(await page.getByRole("link", { name: "Team", exact: true }).count()).toBe(0);
    for (const path of ["team", `team/${teamId}`, "team/x", "team/999999"]) {
      const answer = await page.goto(`${app.url}/settings/${path}`);
      expect([path, answer?.status()]).toEqual([path, 404]);
      expect(await page.content()).not.toContain(ill);
    }
    const admins = await signedIn(browser, app, admin);
    expect((await admins.goto(`${app.url}/settings/team/999999`))?.status()).toBe(404);
  });

  test("can't be made to send a form, and a member's form isn't taken", async () => {
    const forms = ["invite", "withdraw", "ask", "features", "sites", "event-types/links/delete"].map(
      (name) => `/api/settings/team/${name}`,
    );
    const sent = async (page: Page, path: string, fields: Record<string, string>, headers = {}) =>
      (
        await page.request.post(app.url + path, {
          form: fields,
          headers,
          maxRedirects: 0,
        })
      ).status();
    const [admins, members] = [await signedIn(browser, app, admin), await signedIn(browser, app, member)];
    const tokenOf = async (page: Page) => {
      await page.goto(`${app.url}/settings/calendars`);
      return (await page.locator('input[name="csrf"]').first().getAttribute("value")) ?? "";
    };
    const [csrf, membersCsrf] = [await tokenOf(admins), await tokenOf(members)];
    const team = String(teamId);
    const before = await app.db.teamFeatures.count();
    for (const path of forms) {
      expect([path, await sent(admins, path, { team })]).toEqual([path, 403]);
      expect([path, await sent(admins, path, { team, csrf: membersCsrf })]).toEqual([path, 403]);
      expect([path, await sent(admins, path, { team, csrf }, { origin: "https://evil.example" })]).toEqual([
        path,
        403,
      ]);
      expect([path, await sent(members, path, { team, csrf: membersCsrf })]).toEqual([path, 403]);
      for (const wrong of ["", "x", "0", "999999999", "99999999999"])
        expect([path, wrong, await sent(admins, path, { team: wrong, csrf })]).toEqual([path, wrong, 403]);
      expect([path, (await fetch(app.url + path, { method: "POST" })).status]).toEqual([path, 401]);
    }
    expect(await app.db.teamFeatures.count()).toBe(before);
    // An account and a user of nobody in the team.
    const stranger = await app.db.user.create({ data: { email: "stranger@other.example" } });
    const account = await app.db.credential.create({
      data: {
        type: "office365_calendar",
        userId: stranger.id,
        key: { email: stranger.email },
        invalid: true,
      },
    });
    await sent(admins, "/api/settings/team/ask", { team, csrf, account: String(account.id) });
    await sent(admins, "/api/settings/team/invite", { team, csrf, user: String(stranger.id) });
    const theirs = { OR: [{ userId: stranger.id }, { credentialId: account.id }] };
    expect(await app.db.bookingEmail.count({ where: theirs })).toBe(0);
  });
});
