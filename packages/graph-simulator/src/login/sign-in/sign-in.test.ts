import { expect, test } from "vitest";
import { authorize, open, refresh, token } from "../../testing/test-login.ts";
import { ADDRESS, startTestSimulator } from "../../testing/test-simulator.ts";

const CALENDARS = { scope: "openid offline_access User.Read Calendars.ReadWrite" };
const TENANT = "contoso.example";

test.each([
  [{ prompt: "none", login_hint: "" }, { error: "login_required" }],
  [{ prompt: "none" }, { error: "consent_required" }],
])("a sign-in that may show nothing fails where it would have to: %o", async (fields, expected) => {
  const { simulator } = await startTestSimulator();
  const { status, outcome } = await authorize(simulator, { ...CALENDARS, ...fields });
  expect([status, outcome]).toMatchObject([302, { ...expected, state: "s t" }]);
});

test("a sign-in that may show nothing succeeds once everything is granted", async () => {
  const { simulator } = await startTestSimulator();
  await authorize(simulator, CALENDARS);
  expect((await authorize(simulator, { ...CALENDARS, prompt: "none" })).outcome.code).toBeDefined();
});

test.each(["login", "select_account"])(
  "prompt=%s asks for the account even if one is hinted at",
  async (prompt) => {
    const { simulator } = await startTestSimulator();
    const page = await authorize(simulator, { ...CALENDARS, prompt });
    expect(page.status).toBe(200);
    expect((await open(page.link("Ann Ito"))).outcome.code).toBeDefined();
  },
);

test("prompt=consent asks for consent, which can be refused", async () => {
  const { simulator } = await startTestSimulator();
  const page = await authorize(simulator, { ...CALENDARS, prompt: "consent" });
  expect(page.text).toContain("<li>Calendars.ReadWrite</li>");
  expect(new URL(page.link("Cancel")).searchParams.get("error")).toBe("access_denied");
  expect((await open(page.link("Accept"))).outcome.code).toBeDefined();
});

test("only accounts that a tenant's name admits can sign in under it", async () => {
  const { simulator } = await startTestSimulator();
  const address = "pat@outlook.com";
  simulator.createMailbox({ address, displayName: "Pat", timeZone: "UTC", kind: "outlook.com" });
  const names = async (tenant: string) => (await authorize(simulator, { login_hint: "" }, tenant)).text;
  expect(await names("organizations")).not.toContain(address);
  expect(await names("consumers")).not.toContain(ADDRESS);
  expect(await names(TENANT)).not.toContain(address);
  const { outcome } = await authorize(simulator, CALENDARS);
  const grant = { grant_type: "authorization_code", code: outcome.code ?? "" };
  const refused = await token(simulator, grant, { tenant: "elsewhere.example" });
  expect(refused.error().error_codes).toEqual([50020]);
});

test("in a tenant that refuses users' consent, they see a page, and the app hears that they came back", async () => {
  const { simulator } = await startTestSimulator();
  simulator.updateTenant(TENANT, { refusesConsentWith: 90094 });
  const page = await authorize(simulator, CALENDARS);
  expect(page.status).toBe(200);
  expect(page.text).toContain("AADSTS90094");
  const back = new URL(page.link("Return to the application")).searchParams;
  expect(Object.fromEntries(back)).toEqual({
    x: "1",
    error: "access_denied",
    error_subcode: "cancel",
    state: "s t",
  });
});

test("without a page, the app hears of the refusal by its number", async () => {
  const { simulator } = await startTestSimulator();
  simulator.updateTenant(TENANT, { refusesConsentWith: 900941 });
  const silent = (await authorize(simulator, { ...CALENDARS, prompt: "none" })).outcome;
  expect(silent).toMatchObject({
    error: "consent_required",
    error_description: expect.stringMatching(/^AADSTS900941/),
  });
  simulator.updateTenant(TENANT, { refusesConsentWith: 65001 });
  const told = (await authorize(simulator, CALENDARS)).outcome;
  expect(told).toMatchObject({
    error: "consent_required",
    error_description: expect.stringMatching(/^AADSTS65001/),
  });
});

test("such a tenant's users may still let their profile be read, and keep what they granted before", async () => {
  const { simulator } = await startTestSimulator();
  await authorize(simulator, CALENDARS);
  simulator.updateTenant(TENANT, { refusesConsentWith: 90094 });
  expect((await authorize(simulator, { scope: "openid User.Read" })).outcome.code).toBeDefined();
  expect((await authorize(simulator, CALENDARS)).outcome.code).toBeDefined();
  expect((await authorize(simulator, { scope: "MailboxSettings.Read" })).status).toBe(200);
});

test("an administrator gets further, and everybody of the tenant after them; prompt=consent brings the page back", async () => {
  const { simulator } = await startTestSimulator();
  simulator.createMailbox({ address: "bob@contoso.example", displayName: "Bob", timeZone: "UTC" });
  simulator.updateTenant(TENANT, { refusesConsentWith: 90094 });
  const page = await authorize(simulator, CALENDARS);
  expect((await open(page.link("Sign in with an admin account"))).outcome.code).toBeDefined();
  const asBob = { ...CALENDARS, login_hint: "bob@contoso.example" };
  expect((await authorize(simulator, asBob)).outcome.code).toBeDefined();
  expect((await authorize(simulator, { ...asBob, prompt: "consent" })).text).toContain("AADSTS90094");
});

test("personal accounts consent for themselves, whatever tenants decide", async () => {
  const { simulator } = await startTestSimulator();
  const login_hint = "pat@outlook.com";
  const pat = simulator.createMailbox({
    address: login_hint,
    displayName: "Pat",
    timeZone: "UTC",
    kind: "outlook.com",
  });
  simulator.updateTenant(pat.tenantId, { refusesConsentWith: 90094 });
  expect((await authorize(simulator, { ...CALENDARS, login_hint })).outcome.code).toBeDefined();
  expect((await token(simulator, refresh(pat.tokens.refresh_token))).status).toBe(200);
});
