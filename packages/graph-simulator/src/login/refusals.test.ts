import { expect, test } from "vitest";
import { authorize, refresh, signIn, token } from "../testing/test-login.ts";
import { ADDRESS, startTestSimulator } from "../testing/test-simulator.ts";

test("a revoked user's refresh fails with the given number until access is restored", async () => {
  const { simulator } = await startTestSimulator();
  const { refresh_token } = await signIn(simulator);
  simulator.changeTokens(ADDRESS, { action: "revoke" });
  expect((await token(simulator, refresh(refresh_token))).error()).toMatchObject({
    error: "invalid_grant",
    error_codes: [50173],
  });
  simulator.changeTokens(ADDRESS, { action: "revoke", error_code: 700082 });
  expect((await token(simulator, refresh(refresh_token))).error().error_description).toMatch(
    /^AADSTS700082: /,
  );
  simulator.changeTokens(ADDRESS, { action: "restore" });
  expect((await token(simulator, refresh(refresh_token))).status).toBe(200);
});

// Seen failing while a sign-in after a change of password was refused as the tokens before it.
test("whoever signs in after their password was changed has a new grant; the old one stays refused", async () => {
  const { simulator } = await startTestSimulator();
  const { refresh_token: old } = await signIn(simulator);
  simulator.changeTokens(ADDRESS, { action: "revoke" });
  const { refresh_token: fresh } = await signIn(simulator);
  expect((await token(simulator, refresh(old))).error().error_codes).toEqual([50173]);
  const renewed = await token(simulator, refresh(fresh));
  expect(renewed.status).toBe(200);
  simulator.changeTokens(ADDRESS, { action: "revoke" });
  expect((await token(simulator, refresh(fresh))).error().error_codes).toEqual([50173]);
});

test("a sign-in doesn't help a user who is refused themselves", async () => {
  const { simulator } = await startTestSimulator();
  simulator.changeTokens(ADDRESS, { action: "revoke", error_code: 50057 });
  const { refresh_token } = await signIn(simulator).catch(() => ({ refresh_token: null }));
  expect(refresh_token ?? null).toBeNull();
});

test("an injected login fault has the login's error form", async () => {
  const { simulator } = await startTestSimulator();
  const { refresh_token } = await signIn(simulator);
  const match = { mailbox: ADDRESS, operation: "token" };
  simulator.addFault({ match, effect: { status: 503, code: "temporarily_unavailable" }, times: 1 });
  const failed = await token(simulator, refresh(refresh_token));
  expect([failed.status, failed.error().error]).toEqual([503, "temporarily_unavailable"]);
  expect((await token(simulator, refresh(refresh_token))).status).toBe(200);
});

test.each([
  [
    { number: 53003, claims: '{"access_token":{}}' },
    { error: "interaction_required", claims: '{"access_token":{}}' },
  ],
  [
    { number: 50076, suberror: "basic_action" },
    { error: "interaction_required", suberror: "basic_action" },
  ],
  [{ number: 700016 }, { error: "unauthorized_client" }],
  [{ number: 50196, error: "invalid_grant" }, { error: "invalid_grant" }],
])("a fault refuses as the login does: %o", async (login, expected) => {
  const { simulator } = await startTestSimulator();
  const { refresh_token } = await signIn(simulator);
  simulator.addFault({ match: { operation: "token" }, effect: { login }, times: 1 });
  const failed = await token(simulator, refresh(refresh_token));
  expect([failed.status, failed.error()]).toMatchObject([400, { ...expected, error_codes: [login.number] }]);
  expect((await token(simulator, refresh(refresh_token))).status).toBe(200);
});

test("a user is refused with suberror and claims until access is restored", async () => {
  const { simulator } = await startTestSimulator();
  const { refresh_token } = await signIn(simulator);
  const refusal = { error_code: 53000, error: "invalid_grant", suberror: "message_only", claims: "{}" };
  simulator.changeTokens(ADDRESS, { action: "revoke", ...refusal });
  expect((await token(simulator, refresh(refresh_token))).error()).toMatchObject({
    error: "invalid_grant",
    error_codes: [53000],
    suberror: "message_only",
    claims: "{}",
  });
});

test("a fault at the sign-in page leads back to the app with the error", async () => {
  const { simulator } = await startTestSimulator();
  simulator.addFault({
    match: { operation: "authorize", mailbox: ADDRESS },
    effect: { login: { number: 90094 } },
    times: 1,
  });
  const { outcome } = await authorize(simulator);
  expect(outcome).toMatchObject({ error: "consent_required", state: "s t", x: "1" });
  expect(outcome.error_description).toMatch(/^AADSTS90094: /);
});

test("the token endpoint may lead elsewhere", async () => {
  const { simulator, mailbox } = await startTestSimulator();
  const effect = { status: 302, empty: true, headers: { location: "https://status.example/" } } as const;
  simulator.addFault({ match: { operation: "token" }, effect, times: 1 });
  const answer = await token(simulator, refresh(mailbox.tokens.refresh_token));
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "https://status.example/"]);
});
