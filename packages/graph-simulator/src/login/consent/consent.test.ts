import { expect, test } from "vitest";
import { refresh, signIn, token } from "../../testing/test-login.ts";
import { ADDRESS, startTestSimulator } from "../../testing/test-simulator.ts";

const scope = "openid offline_access User.Read Calendars.Read";

async function startSignedIn() {
  const world = await startTestSimulator();
  const { refresh_token } = await signIn(world.simulator, { scope });
  const ask = (asked?: string) =>
    token(world.simulator, { ...refresh(refresh_token), ...(asked === undefined ? {} : { scope: asked }) });
  return { ...world, ask };
}

test("a refresh may ask for what was granted, for less, for all of it, or for nothing in particular", async () => {
  const { ask } = await startSignedIn();
  const granted = async (asked?: string) => (await ask(asked)).tokens().scope;
  expect(await granted()).toBe("openid User.Read Calendars.Read");
  expect(await granted("")).toBe("openid User.Read Calendars.Read");
  expect(await granted("https://graph.microsoft.com/calendars.read")).toBe("calendars.read");
  expect(await granted("https://graph.microsoft.com/.default offline_access")).toBe(
    "User.Read Calendars.Read",
  );
});

test("only a refresh that asks for offline_access is given another refresh token", async () => {
  const { ask } = await startSignedIn();
  expect((await ask("User.Read")).tokens().refresh_token).toBeUndefined();
  expect((await ask()).tokens().refresh_token).toBeDefined();
});

test("a refresh that asks for more than was granted is refused, and told so", async () => {
  const { ask } = await startSignedIn();
  const refused = await ask("Calendars.Read MailboxSettings.Read");
  expect([refused.status, refused.error()]).toMatchObject([
    400,
    { error: "invalid_grant", error_codes: [65001], suberror: "consent_required" },
  ]);
  expect((await ask()).status).toBe(200);
});

test("writing doesn't stand for reading", async () => {
  const { simulator } = await startTestSimulator();
  const { refresh_token } = await signIn(simulator, { scope: "offline_access Calendars.ReadWrite" });
  const refused = await token(simulator, { ...refresh(refresh_token), scope: "Calendars.Read" });
  expect(refused.error().error_codes).toEqual([65001]);
});

test("a personal account hears of its token instead", async () => {
  const { simulator } = await startTestSimulator();
  const address = "pat@outlook.com";
  simulator.createMailbox({ address, displayName: "Pat", timeZone: "UTC", kind: "outlook.com" });
  const { refresh_token } = await signIn(simulator, { scope, login_hint: address });
  const refused = (await token(simulator, { ...refresh(refresh_token), scope: "Mail.Read" })).error();
  expect(refused).toMatchObject({ error: "invalid_grant", error_codes: [70000] });
  expect(refused.suberror).toBeUndefined();
  expect(refused.error_description).toContain("unauthorized or expired");
});

test("consent that is taken back ends refreshing, and consent that is given lets it go on", async () => {
  const { simulator, ask } = await startSignedIn();
  simulator.setConsent(ADDRESS, { clientId: "app", scope: "" });
  expect((await ask()).error().error_codes).toEqual([65001]);
  simulator.setConsent(ADDRESS, { clientId: "app", scope: "User.Read Calendars.Read MailboxSettings.Read" });
  expect((await ask("MailboxSettings.Read")).status).toBe(200);
  expect(simulator.listConsents(ADDRESS)).toMatchObject({ value: [{}, { clientId: "app" }] });
});

test("another sign-in adds to what was granted", async () => {
  const { simulator, ask } = await startSignedIn();
  await signIn(simulator, { scope: "MailboxSettings.Read" });
  expect((await ask("Calendars.Read MailboxSettings.Read")).status).toBe(200);
});

test("a mailbox can be made with less than everything granted", async () => {
  const { simulator } = await startTestSimulator();
  const draft = { address: "bob@contoso.example", displayName: "Bob", timeZone: "UTC" };
  const { tokens } = simulator.createMailbox({
    ...draft,
    scope: "offline_access User.Read Calendars.ReadWrite",
  });
  const ask = { ...refresh(tokens.refresh_token), scope: "MailboxSettings.Read" };
  expect((await token(simulator, ask)).error().error_codes).toEqual([65001]);
  expect((await token(simulator, refresh(tokens.refresh_token))).status).toBe(200);
});

test("consent is kept over HTTP", async () => {
  const { simulator, mailbox } = await startTestSimulator();
  const url = `${simulator.url}/control/mailboxes/${ADDRESS}/consents`;
  const put = await fetch(url, { method: "PUT", body: JSON.stringify({ scope: "User.Read" }) });
  expect(put.status).toBe(204);
  expect(await (await fetch(url)).json()).toMatchObject({ consents: [{ scopes: ["User.Read"] }] });
  const ask = { ...refresh(mailbox.tokens.refresh_token), scope: "Calendars.Read" };
  expect((await token(simulator, ask)).error().error_codes).toEqual([65001]);
});
