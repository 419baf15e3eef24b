import { createApiKey } from "@calcache/api-keys";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { followLink } from "./support/follow-link.ts";
import { createHosts, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

const application = "https://app.example";
let app: WebApp;
let hosts: ReturnType<typeof createHosts>;
/** Of host0, who administers the team; of host1, a member; and one of host0's that only writes. */
let keys: { admin: string; member: string; writer: string };

beforeAll(async () => {
  app = await startWebApp({ moreEnv: { CONNECT_RETURN_ORIGINS: application } });
  hosts = createHosts(app.simulator, 2);
  await app.importTeam(teamOf(hosts));
  await app.cron();
  await app.db.membership.updateMany({
    where: { user: { email: "host0@contoso.example" } },
    data: { role: "ADMIN", accepted: true },
  });
  const key = async (email: string, scope: "read_write" | "free_busy_write") =>
    (await createApiKey(app.db, { email, scopes: [scope], application: null, expiresAt: null }, Date.now()))
      ?.key ?? "";
  keys = {
    admin: await key("host0@contoso.example", "read_write"),
    member: await key("host1@contoso.example", "read_write"),
    writer: await key("host0@contoso.example", "free_busy_write"),
  };
});
afterAll(() => app.close());

async function status(key: string, query = "") {
  const answer = await fetch(`${app.url}/api/v2/calendars/status${query}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return { status: answer.status, body: await answer.json() };
}

describe("GET /api/v2/calendars/status", () => {
  test("tells of the key's own accounts, with the calendars' ids and no names", async () => {
    const { status: code, body } = await status(keys.member);
    expect([code, body.status, body.data.length]).toEqual([200, "success", 1]);
    expect(body.data[0]).toMatchObject({
      account: "host1@contoso.example",
      username: "host1",
      integration: "office365_calendar",
      state: "active",
      reason: null,
      calendars: [{ calendar: hosts[1]?.calendars[0]?.id }],
    });
    expect((await status(keys.writer)).status).toBe(200);
  });

  test("tells of a team to who administers it, in any case of letters, and to nobody else", async () => {
    for (const query of ["?teamSlug=devs", "?teamSlug=DEVS", `?teamId=${(await team()).id}`]) {
      const { body } = await status(keys.admin, query);
      expect(body.data.map(({ account }: { account: string }) => account)).toEqual([
        "host0@contoso.example",
        "host1@contoso.example",
      ]);
    }
    expect((await status(keys.member, "?teamSlug=devs")).status).toBe(404);
    expect((await status(keys.admin, "?teamSlug=other")).status).toBe(404);
    expect((await status(keys.writer, "?teamSlug=devs")).status).toBe(403);
    expect((await fetch(`${app.url}/api/v2/calendars/status`)).status).toBe(401);
  });

  test.each(["?teamId=x", "?teamId=1&teamSlug=devs", "?orgSlug=acme"])(
    "refuses %s, and says where",
    async (query) => {
      const { status: code, body } = await status(keys.admin, query);
      expect([code, body.error.code]).toEqual([400, "BAD_REQUEST"]);
      expect(body.error.details[0].path).toMatch(/team|org/);
    },
  );

  test("says whose account must be connected again, since when, and why", async () => {
    const where = { address: "host1@contoso.example" };
    const failingSince = new Date("2026-11-29T08:00:00Z");
    await app.db.mailbox.updateMany({
      where,
      data: { failingSince, failureKind: "relink", failureReason: "invalid_grant" },
    });
    expect((await status(keys.member)).body.data[0]).toMatchObject({
      state: "needs_sign_in",
      since: failingSince.toISOString(),
      reason: "invalid_grant",
      calendars: [{ state: "needs_sign_in" }],
    });
    await app.db.mailbox.updateMany({
      where,
      data: { failingSince: null, failureKind: null, failureReason: null },
    });
  });
});

const team = () => app.db.team.findFirstOrThrow({ where: { slug: "devs" } });

const makeLink = (key: string, body: object) =>
  fetch(`${app.url}/api/v2/connect-links`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
const linkFor = async (key: string, body: object = {}) => {
  const answer = await makeLink(key, { return_url: `${application}/done?tab=2`, ...body });
  expect(answer.status).toBe(201);
  return (await answer.json()).data as { url: string; expiresAt: string };
};

const follow = (url: string, as: string, refuse = false) => followLink(app.url, url, as, refuse);

const credentialsOf = (email: string) =>
  app.db.credential.findMany({ where: { user: { email } }, select: { account: true } });

describe("a connect link", () => {
  test("connects an account for the key's user and ends at the application's page, once", async () => {
    app.simulator.createMailbox({ address: "private@home.example", displayName: "H", timeZone: "UTC" });
    const { url, expiresAt } = await linkFor(keys.admin);
    expect(url).toMatch(new RegExp(`^${app.url}/api/connect/[\\w-]+\\.[\\w-]{43}$`));
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    for (let opened = 0; opened < 2; opened++)
      expect((await fetch(url, { redirect: "manual" })).status).toBe(303);
    expect(await follow(url, "private@home.example")).toBe(`${application}/done?tab=2&status=connected`);
    expect((await credentialsOf("host0@contoso.example")).map(({ account }) => account?.address)).toContain(
      "private@home.example",
    );
    expect(await follow(url, "private@home.example")).toBe("/settings/link?problem=used");
    const page = await (await fetch(`${app.url}/settings/link?problem=used`)).text();
    expect(page).toContain("was used before");
  });

  test("is for a member of a team that its key's user administers, where it says so", async () => {
    app.simulator.createMailbox({ address: "second@home.example", displayName: "S", timeZone: "UTC" });
    const { url } = await linkFor(keys.admin, { email: "Host1@contoso.example" });
    expect(await follow(url, "second@home.example")).toContain("status=connected");
    expect((await credentialsOf("host1@contoso.example")).map(({ account }) => account?.address)).toContain(
      "second@home.example",
    );
    const answers = [
      await makeLink(keys.member, { return_url: application, email: "host0@contoso.example" }),
      await makeLink(keys.admin, { return_url: application, email: "nobody@contoso.example" }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([404, 404]);
  });

  test("says that it was denied, and stays good", async () => {
    const { url } = await linkFor(keys.member);
    expect(await follow(url, "", true)).toBe(`${application}/done?tab=2&status=denied`);
    app.simulator.createMailbox({ address: "third@home.example", displayName: "T", timeZone: "UTC" });
    expect(await follow(url, "third@home.example")).toContain("status=connected");
  });

  test("says that an administrator has to consent", async () => {
    app.simulator.createMailbox({ address: "w@walled.example", displayName: "W", timeZone: "UTC" });
    app.simulator.updateTenant("walled.example", { refusesConsentWith: 90094 });
    const { url } = await linkFor(keys.member);
    expect(await follow(url, "w@walled.example")).toBe(`${application}/done?tab=2&status=needs_admin`);
  });

  test("leads to no other site than those that the installation allows", async () => {
    for (const return_url of [
      "https://evil.example/",
      `${application}.evil.example`,
      "//evil.example",
      "x",
      "",
    ]) {
      const answer = await makeLink(keys.admin, { return_url });
      const { error } = await answer.json();
      expect([return_url, answer.status, error.details[0].path]).toEqual([return_url, 400, "return_url"]);
      expect(error.details[0].message).toContain("CONNECT_RETURN_ORIGINS");
    }
    expect((await makeLink(keys.admin, { return_url: `${app.url}/settings` })).status).toBe(201);
  });

  test("is made by a key that may write and read, and opened only as it was made", async () => {
    expect((await makeLink(keys.writer, { return_url: application })).status).toBe(403);
    expect((await makeLink("cal_x", { return_url: application })).status).toBe(401);
    const { url } = await linkFor(keys.member);
    for (const wrong of [`${url}x`, url.slice(0, -1), `${app.url}/api/connect/x`])
      expect(await follow(wrong, "")).toBe("/settings/link?problem=invalid");
  });
});
