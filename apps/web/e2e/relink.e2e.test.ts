import { afterAll, beforeAll, expect, test } from "vitest";
import { dateAhead } from "./support/demo-team.ts";
import { followLink } from "./support/follow-link.ts";
import { mailsOf } from "./support/mails.ts";
import { until } from "./support/run.ts";
import { createHosts, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
const address = "host0@contoso.example";
const day = dateAhead(7);

beforeAll(async () => {
  app = await startWebApp();
  await app.importTeam(teamOf(createHosts(app.simulator, 2), { schedulingType: "COLLECTIVE" }));
  await app.cron();
});
afterAll(() => app.close());

const offered = async () => {
  const query = `teamSlug=devs&eventTypeSlug=teamevent&start=${day}&end=${day}`;
  const { data } = await (await fetch(`${app.url}/api/v2/slots?${query}`)).json();
  return (data[day] ?? []).length;
};

const mails = () => mailsOf(app);
/** Accounts are looked at every half minute. */
const mailOf = (subject: string) =>
  until(async () => (await mails()).find((mail) => mail.includes(`Subject: ${subject}`)), 45);

test("an account that Microsoft accepts no more: mail, link, back, and offered again at once", async () => {
  expect(await offered()).toBeGreaterThan(0);
  const where = { user: { email: address } };
  // Their password is changed; the next change in their calendar finds it out.
  app.simulator.changeTokens(address, { action: "revoke" });
  app.simulator.changeTokens(address, { action: "expire" });
  app.simulator.createEvent(address, { title: "Lunch", start: `${day}T12:00:00Z`, end: `${day}T12:30:00Z` });
  await until(async () => (await offered()) === 0);
  const mail = await mailOf("Please sign in again");
  const link = /http\S+\/api\/connect\/[\w.-]+/.exec(mail)?.[0] ?? "";
  expect(mail).toContain(`To: Host 0 <${address}>`);
  const begun = await fetch(link, { redirect: "manual" });
  expect(new URL(begun.headers.get("location") ?? "").searchParams.get("login_hint")).toBe(address);

  // Microsoft lets people sign in with another account than was hinted at: it changes nothing, and the link stays good.
  expect(await followLink(app.url, link, "host1@contoso.example")).toBe("/settings/link");
  expect((await app.db.credential.findFirstOrThrow({ where })).invalid).toBe(true);

  expect(await followLink(app.url, link, address)).toBe("/settings/link");
  const backAt = Date.now();
  await until(async () => (await offered()) > 0);
  expect(Date.now() - backAt).toBeLessThan(5000);
  await mailOf("You are back");
  expect((await fetch(link, { redirect: "manual" })).headers.get("location")).toBe(
    "/settings/link?problem=used",
  );
});

test("an old link says so, and sends a new one to the owner on request", async () => {
  const where = { user: { email: address } };
  await app.db.credential.updateMany({ where, data: { invalid: true } });
  const before = (await mails()).length;
  await until(async () => (await mails()).length > before, 45);
  const links = (await mails()).flatMap((mail) => /http\S+\/api\/connect\/[\w.-]+/.exec(mail)?.[0] ?? []);
  // Used, and the account isn't back: whoever used it was killed on the way.
  await app.db.accountLink.updateMany({ data: { usedAt: new Date() } });
  const used = await fetch(links.at(-1) ?? "", { redirect: "manual" });
  expect(used.headers.get("location")).toBe("/settings/link");
  await app.db.accountLink.updateMany({ data: { expiresAt: new Date(0), usedAt: null } });
  const opened = await fetch(links[0] ?? "", { redirect: "manual" });
  expect(opened.headers.get("location")).toBe("/settings/link");
  const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const page = await (await fetch(`${app.url}/settings/link`, { headers: { cookie } })).text();
  expect(page).toContain("Mail me a new link");
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const renew = (body: string) =>
    fetch(`${app.url}/api/settings/link/renew`, { method: "POST", body, redirect: "manual" });
  expect((await renew(`token=${token}x`)).headers.get("location")).toBe("/settings/link?problem=invalid");
  const soon = await renew(`token=${token}`);
  const said = Buffer.from(
    /calcache_notice=([\w-]+)/.exec(soon.headers.getSetCookie()[0] ?? "")?.[1] ?? "",
    "base64url",
  );
  expect(said.toString()).toContain("too-soon");
  await app.db.bookingEmail.updateMany({ data: { createdAt: new Date(Date.now() - 2 * 3_600_000) } });
  const count = (await mails()).length;
  await renew(`token=${token}`);
  await until(async () => (await mails()).length > count);
});
