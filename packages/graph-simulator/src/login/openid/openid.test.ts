import { decodeJwt, decodeProtectedHeader } from "jose";
import * as openid from "openid-client";
import { expect, test } from "vitest";
import type { MailboxInput } from "../../control/mailboxes.ts";
import { open, signIn } from "../../testing/test-login.ts";
import { ADDRESS, startTestSimulator } from "../../testing/test-simulator.ts";

const REDIRECT = "http://localhost:3000/callback";

test("a real OpenID client discovers the login, signs in and verifies the id token's signature", async () => {
  const { simulator, mailbox } = await startTestSimulator();
  const issuer = new URL(`${simulator.url}/${mailbox.tenantId}/v2.0`);
  const insecure = { execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks] };
  const config = await openid.discovery(issuer, "app", "secret", undefined, insecure);
  const verifier = openid.randomPKCECodeVerifier();
  const nonce = openid.randomNonce();
  const address = openid.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT,
    scope: "openid profile email offline_access User.Read",
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    nonce,
    login_hint: ADDRESS,
  });
  const { location } = await open(address.href);
  const checks = { pkceCodeVerifier: verifier, expectedNonce: nonce };
  const tokens = await openid.authorizationCodeGrant(config, location, checks);
  expect(tokens.claims()).toMatchObject({
    tid: mailbox.tenantId,
    oid: mailbox.id,
    preferred_username: ADDRESS,
    email: ADDRESS,
    name: "Ann Ito",
    nonce,
    ver: "2.0",
  });
  const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? "");
  expect(refreshed.claims()?.sub).toBe(tokens.claims()?.sub);
});

test.each(["common", "organizations"])("under `%s` the issuer is a placeholder", async (tenant) => {
  const { simulator } = await startTestSimulator();
  const document = await fetch(`${simulator.url}/${tenant}/v2.0/.well-known/openid-configuration`);
  expect(await document.json()).toMatchObject({ issuer: `${simulator.url}/{tenantid}/v2.0` });
});

async function claimsOf(draft: Partial<MailboxInput>, scope: string, clientId = "app") {
  const { simulator } = await startTestSimulator();
  const login_hint = "pat@outlook.com";
  const pat = simulator.createMailbox({ address: login_hint, displayName: "Pat", timeZone: "UTC", ...draft });
  const { id_token = "" } = await signIn(simulator, { login_hint, scope, client_id: clientId });
  expect(decodeProtectedHeader(id_token)).toMatchObject({ alg: "RS256", kid: expect.any(String) });
  return { pat, claims: decodeJwt(id_token) };
}

test("a personal account's object id ends with its own, in the tenant of all personal accounts", async () => {
  const { pat, claims } = await claimsOf({ kind: "outlook.com" }, "openid profile email");
  expect(claims).toMatchObject({
    oid: `00000000-0000-0000-${pat.id.slice(0, 4)}-${pat.id.slice(4)}`,
    tid: "9188040d-6c67-4c5b-b112-36a304b66dad",
    email: "pat@outlook.com",
  });
});

test("the token says no more than the scopes ask for", async () => {
  const { claims } = await claimsOf({}, "openid");
  for (const name of ["name", "oid", "preferred_username", "email", "nonce"])
    expect(claims).not.toHaveProperty(name);
});

test("a work account without mail has no email", async () => {
  const { claims } = await claimsOf({ mail: null }, "openid email");
  expect(claims).not.toHaveProperty("email");
});
