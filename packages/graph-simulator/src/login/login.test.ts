import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createManualClock } from "../testing/manual-clock.ts";
import { authorize, REDIRECT_URI, refresh, signIn, token } from "../testing/test-login.ts";
import { ADDRESS, startTestSimulator } from "../testing/test-simulator.ts";

test("signs in the hinted user, and the code buys tokens that open the mailbox", async () => {
  const { simulator, graph } = await startTestSimulator();
  const { status, location } = await authorize(simulator);
  expect([status, location.searchParams.get("state"), location.searchParams.get("x")]).toEqual([
    302,
    "s t",
    "1",
  ]);
  const code = location.searchParams.get("code") ?? "";
  const bought = (await token(simulator, { grant_type: "authorization_code", code })).tokens();
  expect(bought).toMatchObject({
    token_type: "Bearer",
    expires_in: 3600,
    scope: "openid Calendars.Read",
  });
  expect((await graph("/me/calendar", { token: bought.access_token })).status).toBe(200);
  const again = await token(simulator, { grant_type: "authorization_code", code });
  expect([again.status, again.error().error]).toEqual([400, "invalid_grant"]);
});

test("offers the accounts to pick from, with what they are called made harmless", async () => {
  const { simulator } = await startTestSimulator();
  simulator.createMailbox({ address: "eve@contoso.example", displayName: "<script>", timeZone: "UTC" });
  const { status, text } = await authorize(simulator, { login_hint: "" });
  expect(status).toBe(200);
  expect(text).toContain("Ann Ito (ann@contoso.example)");
  expect(text).not.toContain("<script>");
  expect((await authorize(simulator, { response_type: "token" })).status).toBe(400);
});

test("a code with a PKCE challenge wants its verifier", async () => {
  const { simulator } = await startTestSimulator();
  const challenge = {
    code_challenge: createHash("sha256").update("right").digest("base64url"),
    code_challenge_method: "S256",
  };
  const statusWith = async (verifier: Record<string, string>) => {
    const code = (await authorize(simulator, challenge)).location.searchParams.get("code") ?? "";
    return (await token(simulator, { grant_type: "authorization_code", code, ...verifier })).status;
  };
  expect(await statusWith({ code_verifier: "right" })).toBe(200);
  expect(await statusWith({ code_verifier: "wrong" })).toBe(400);
  expect(await statusWith({})).toBe(400);
});

test("a code is good for ten minutes, its own redirect and its own app", async () => {
  const clock = createManualClock();
  const { simulator } = await startTestSimulator({ now: clock.now });
  const code = async () => (await authorize(simulator)).location.searchParams.get("code") ?? "";
  const grant = { grant_type: "authorization_code" };
  expect(
    (await token(simulator, { ...grant, code: await code(), redirect_uri: "http://other" })).status,
  ).toBe(400);
  expect((await token(simulator, { ...grant, code: await code(), client_id: "other" })).status).toBe(400);
  const late = await code();
  await clock.advance(600_000);
  expect((await token(simulator, { ...grant, code: late })).status).toBe(400);
});

test("each refresh gives a new refresh token, and the old one keeps working", async () => {
  const { simulator, graph } = await startTestSimulator();
  const first = await signIn(simulator);
  const second = (await token(simulator, refresh(first.refresh_token))).tokens();
  expect(second.refresh_token).not.toBe(first.refresh_token);
  for (const old of [first.refresh_token, second.refresh_token]) {
    const renewed = (await token(simulator, refresh(old))).tokens();
    expect((await graph("/me/calendar", { token: renewed.access_token })).status).toBe(200);
  }
});

test("whoever picks from the list may cancel, which the app hears of with its state", async () => {
  const { simulator } = await startTestSimulator();
  const page = await authorize(simulator, { login_hint: "" });
  const { origin, searchParams } = new URL(page.link("Cancel"));
  expect(origin).toBe(new URL(REDIRECT_URI).origin);
  expect(Object.fromEntries(searchParams)).toMatchObject({ error: "access_denied", state: "s t", x: "1" });
});

test("a refresh token belongs to its app; the control API's may be used by any", async () => {
  const { simulator, mailbox } = await startTestSimulator();
  const { refresh_token } = await signIn(simulator);
  const foreign = await token(simulator, { ...refresh(refresh_token), client_id: "other" });
  expect([foreign.status, foreign.error().error]).toEqual([400, "invalid_grant"]);
  expect((await token(simulator, refresh(mailbox.tokens.refresh_token))).status).toBe(200);
});

test("access tokens live as long as set, or until they are expired on demand", async () => {
  const clock = createManualClock();
  const { simulator, graph } = await startTestSimulator({ now: clock.now });
  simulator.updateSettings({ accessTokenSeconds: 60 });
  const { access_token, expires_in } = await signIn(simulator);
  expect(expires_in).toBe(60);
  await clock.advance(59_000);
  expect((await graph("/me/calendar", { token: access_token })).status).toBe(200);
  simulator.changeTokens(ADDRESS, { action: "expire" });
  expect((await graph("/me/calendar", { token: access_token })).status).toBe(401);
});

test("any app may sign in until apps are registered; then id and secret have to be right", async () => {
  const { simulator } = await startTestSimulator();
  const { refresh_token } = await signIn(simulator);
  simulator.updateSettings({ clients: [{ id: "app", secret: "s+/=" }] });
  const wrong = await token(simulator, refresh(refresh_token));
  expect([wrong.status, wrong.error()]).toMatchObject([
    401,
    { error: "invalid_client", error_codes: [7000215] },
  ]);
  expect((await token(simulator, { ...refresh(refresh_token), client_secret: "s+/=" })).status).toBe(200);
  const basic = `Basic ${Buffer.from(`app:${encodeURIComponent("s+/=")}`).toString("base64")}`;
  expect((await token(simulator, refresh(refresh_token), { headers: { authorization: basic } })).status).toBe(
    200,
  );
  const unknown = await token(simulator, { ...refresh(refresh_token), client_id: "nobody" });
  expect(unknown.error().error_codes).toEqual([700016]);
});
