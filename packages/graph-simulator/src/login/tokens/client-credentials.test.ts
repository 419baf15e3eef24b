import { beforeAll, expect, test } from "vitest";
import type { TestCertificate } from "../../testing/test-certificate.ts";
import { assertionFields, makeCertificate } from "../../testing/test-certificate.ts";
import { refresh, signIn, token } from "../../testing/test-login.ts";
import { startTestSimulator } from "../../testing/test-simulator.ts";

const TENANT = "contoso.example";
const GRANT = { grant_type: "client_credentials", scope: "https://graph.microsoft.com/.default" };

let present: TestCertificate;
let next: TestCertificate;
beforeAll(() => {
  present = makeCertificate();
  next = makeCertificate();
});

async function startWithApp() {
  const world = await startTestSimulator();
  const { simulator } = world;
  simulator.setAppAccess(TENANT, "app", { application: ["Calendars.Read"] });
  const endpoint = `${simulator.url}/${TENANT}/oauth2/v2.0/token`;
  const register = (...certificates: TestCertificate[]) => {
    const texts = certificates.map(({ certificate }) => certificate);
    simulator.updateSettings({ clients: [{ id: "app", certificates: texts }] });
  };
  const ask = async (fields: Record<string, string> = {}, tenant = TENANT) => {
    const answer = await token(simulator, { ...GRANT, ...fields }, { tenant });
    return answer.status === 200 ? 200 : [answer.status, answer.error().error, ...answer.error().error_codes];
  };
  return { ...world, endpoint, register, ask };
}

test("an app's own token comes without a refresh token and for as long as set", async () => {
  const { simulator } = await startWithApp();
  simulator.updateSettings({ accessTokenSeconds: 600 });
  const { tokens } = await token(simulator, GRANT, { tenant: TENANT });
  expect(tokens()).toEqual({
    token_type: "Bearer",
    expires_in: 600,
    ext_expires_in: 600,
    access_token: expect.any(String),
  });
});

test.each([
  ["no tenant is named", "common", {}, [400, "invalid_request", 50059]],
  ["nobody knows the tenant", "nobody.example", {}, [400, "invalid_request", 90002]],
  ["single permissions are asked for", TENANT, { scope: "Calendars.Read" }, [400, "invalid_scope", 1002012]],
  ["the app isn't known in the tenant", TENANT, { client_id: "other" }, [401, "invalid_client", 7000229]],
])("there is none if %s", async (_, tenant, fields, expected) => {
  const { ask } = await startWithApp();
  expect(await ask(fields, tenant)).toEqual(expected);
});

test("an app may show a certificate instead of a secret, and two are valid while one follows the other", async () => {
  const { ask, register, endpoint } = await startWithApp();
  register(present, next);
  for (const certificate of [present, next]) {
    expect(await ask({ client_secret: "", ...(await assertionFields(certificate, endpoint)) })).toBe(200);
  }
  register(next);
  expect(await ask(await assertionFields(present, endpoint))).toEqual([401, "invalid_client", 700027]);
  expect(await ask()).toEqual([401, "invalid_client", 7000215]);
});

test.each([
  ["for another endpoint", { aud: "https://elsewhere.example/token" }, 700023],
  ["by another app", { iss: "other" }, 700021],
  ["that is over", { exp: 1 }, 700024],
])("an assertion %s is refused", async (_, claims, number) => {
  const { ask, register, endpoint } = await startWithApp();
  register(present);
  expect(await ask(await assertionFields(present, endpoint, claims))).toEqual([
    401,
    "invalid_client",
    number,
  ]);
});

test("an assertion is refused that is none, that was tampered with, or whose certificate has ended", async () => {
  const { ask, register, endpoint } = await startWithApp();
  const ended = makeCertificate({ validTo: "2021-01-01T00:00:00Z" });
  register(present, ended);
  const fields = await assertionFields(present, endpoint);
  const other = await assertionFields(next, endpoint);
  const signature = other.client_assertion?.split(".")[2];
  const tampered = [...(fields.client_assertion ?? "").split(".").slice(0, 2), signature].join(".");
  expect(await ask({ ...fields, client_assertion: "none" })).toEqual([401, "invalid_client", 50027]);
  expect(await ask({ ...fields, client_assertion: tampered })).toEqual([401, "invalid_client", 700027]);
  expect(await ask(await assertionFields(ended, endpoint))).toEqual([401, "invalid_client", 700027]);
});

test("users' tokens are refreshed with a certificate too", async () => {
  const { simulator, register } = await startWithApp();
  const { refresh_token } = await signIn(simulator);
  register(present);
  const endpoint = `${simulator.url}/common/oauth2/v2.0/token`;
  const fields = { ...refresh(refresh_token), ...(await assertionFields(present, endpoint)) };
  expect((await token(simulator, fields)).status).toBe(200);
});

test("only certificates can be registered as such", async () => {
  const { simulator } = await startWithApp();
  const body = JSON.stringify({ clients: [{ id: "app", certificates: ["none"] }] });
  const answer = await fetch(`${simulator.url}/control/settings`, { method: "PATCH", body });
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("not a certificate")]);
});
