import { expect, test } from "vitest";
import type { GraphSimulator } from "../../start.ts";
import { authorize, open, REDIRECT_URI } from "../../testing/test-login.ts";
import { startTestSimulator } from "../../testing/test-simulator.ts";

const SCOPE = "https://graph.microsoft.com/Calendars.ReadWrite https://graph.microsoft.com/User.Read";
const TENANT = "contoso.example";

function ask({ url }: GraphSimulator, tenant: string, fields: Record<string, string> = {}) {
  const query = new URLSearchParams({
    client_id: "app",
    scope: SCOPE,
    redirect_uri: REDIRECT_URI,
    state: "s",
    ...fields,
  });
  return open(`${url}/${tenant}/v2.0/adminconsent?${query}`);
}

test("an administrator consents for the whole tenant", async () => {
  const { simulator, mailbox } = await startTestSimulator();
  simulator.updateTenant(TENANT, { refusesConsentWith: 90094 });
  const page = await ask(simulator, TENANT);
  expect((await open(page.link("Accept"))).outcome).toEqual({
    x: "1",
    admin_consent: "True",
    tenant: mailbox.tenantId,
    scope: SCOPE,
    state: "s",
  });
  const signedIn = await authorize(simulator, { scope: "User.Read Calendars.ReadWrite" });
  expect(signedIn.outcome.code).toBeDefined();
});

test("an administrator who cancels leaves the app with an error beside admin_consent=True", async () => {
  const { simulator } = await startTestSimulator();
  const page = await ask(simulator, TENANT);
  const outcome = Object.fromEntries(new URL(page.link("Cancel")).searchParams);
  expect(outcome).toMatchObject({ admin_consent: "True", error: "consent_required", state: "s" });
  expect(simulator.listTenants()).toMatchObject([{ apps: {} }]);
});

test("under `organizations`, the administrator's tenant is asked for", async () => {
  const { simulator, mailbox } = await startTestSimulator();
  const tenants = await ask(simulator, "organizations");
  const page = await open(tenants.link("Administrator of contoso.example"));
  expect((await open(page.link("Accept"))).outcome.tenant).toBe(mailbox.tenantId);
});

test.each([
  ["common", {}, "AADSTS50059"],
  ["nobody.example", {}, "AADSTS90002"],
  [TENANT, { scope: "" }, "AADSTS900144"],
])("refuses %s %o with %s", async (tenant, fields, number) => {
  const { simulator } = await startTestSimulator();
  const page = await ask(simulator, tenant, fields);
  expect([page.status, page.text]).toEqual([400, expect.stringContaining(number)]);
});

test("only .default brings the app's own permissions, those it is registered for", async () => {
  const { simulator } = await startTestSimulator();
  const consentTo = async (scope: string) => {
    await open((await ask(simulator, TENANT, { scope })).link("Accept"));
    return simulator.listTenants()[0]?.apps.app;
  };
  expect(await consentTo("Calendars.Read")).toMatchObject({ delegated: ["Calendars.Read"], application: [] });
  simulator.updateSettings({
    permissions: { delegated: ["User.Read"], application: ["Calendars.ReadWrite"] },
  });
  expect(await consentTo("https://graph.microsoft.com/.default")).toMatchObject({
    delegated: ["Calendars.Read", "User.Read"],
    application: ["Calendars.ReadWrite"],
  });
});

test("tenants are administered over HTTP", async () => {
  const { simulator, mailbox } = await startTestSimulator();
  const call = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${simulator.url}/control/tenants${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    return [answer.status, JSON.parse((await answer.text()) || "null")];
  };
  const changed = { id: mailbox.tenantId, refusesConsentWith: 90095 };
  expect(await call("PATCH", `/${TENANT}`, { refusesConsentWith: 90095 })).toMatchObject([200, changed]);
  expect(await call("PUT", `/${TENANT}/apps/app`, { delegated: ["User.Read"] })).toMatchObject([
    200,
    { delegated: ["User.Read"], application: [], assignments: [] },
  ]);
  expect(await call("GET", "")).toMatchObject([200, { tenants: [{ ...changed, apps: { app: {} } }] }]);
  expect(await call("DELETE", `/${mailbox.tenantId}/apps/app`)).toEqual([204, null]);
  expect(await call("PATCH", "/nobody.example", { refusesConsentWith: null })).toMatchObject([404, {}]);
  expect(await call("PATCH", `/${TENANT}`, { refusesConsentWith: 1 })).toMatchObject([400, {}]);
});
