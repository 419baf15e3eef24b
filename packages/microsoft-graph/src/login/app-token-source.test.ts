import { X509Certificate } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeProtectedHeader, jwtVerify } from "jose";
import { http } from "msw";
import { expect, test } from "vitest";
import { makeCertificate } from "../../../graph-simulator/src/testing/test-certificate.ts";
import { isInMailboxOf } from "../resources/subscriptions.ts";
import {
  answerWith,
  graphErrorBody,
  graphUrl,
  loginErrorBody,
  now,
  testGraph,
  useMicrosoft,
  v1,
} from "../testing/test-support.ts";
import type { AppCredential, AppRegistration } from "./app-registration.ts";

const microsoft = useMicrosoft();
const tenantId = "72f988bf-86f1-41af-91ab-2d7cd011db47";
const clientId = "24d3b144-21ae-4080-943f-7067b395b913";
const tokenUrl = `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`;
const user = "ann@contoso.example";
const [first, second]: AppCredential[] = ["one", "two"].map((secret) => ({ kind: "secret", secret }));

/** An app's mailboxes; what its tenant's login was asked, and what Graph was. */
function app(
  credentials: (AppCredential | undefined)[],
  refuse: (form: URLSearchParams) => number | null = () => null,
) {
  const forms: URLSearchParams[] = [];
  const asked: string[] = [];
  let clock = now;
  let revoked = 0;
  microsoft.use(
    http.post(tokenUrl, async ({ request }) => {
      const form = new URLSearchParams(await request.text());
      forms.push(form);
      const number = refuse(form);
      if (number !== null) return answerWith(401, loginErrorBody("invalid_client", [number]));
      return answerWith(200, {
        token_type: "Bearer",
        expires_in: 3600,
        access_token: `token-${forms.length}`,
      });
    }),
    http.get(`${v1}/users/:user/calendars`, ({ request }) => {
      const bearer = request.headers.get("authorization") ?? "";
      asked.push(`${new URL(request.url).pathname} ${bearer}`);
      if (bearer === `Bearer token-${revoked}`)
        return answerWith(401, graphErrorBody("InvalidAuthenticationToken"));
      return answerWith(200, { value: [] });
    }),
  );
  const registration: AppRegistration = {
    tenantId,
    clientId,
    credentials: credentials.filter((one) => one !== undefined),
  };
  const graph = testGraph({
    now: () => clock,
    registrations: { of: async () => ({ ok: true, value: registration }) },
  });
  return {
    forms,
    asked,
    box: (credentialId: number, name = user) => graph.mailbox({ credentialId, user: name }),
    wait: (ms: number) => {
      clock += ms;
    },
    revoke: (number: number) => {
      revoked = number;
    },
  };
}

test("an app's one token opens all mailboxes of its tenant by name, until shortly before its end", async () => {
  const { forms, asked, box, wait } = app([first]);
  await Promise.all([box(-1).listCalendars(), box(-2, "Bob/é").listCalendars()]);
  wait(3_500_000);
  await box(-2).listCalendars();
  expect(forms).toHaveLength(1);
  expect(Object.fromEntries(forms[0] ?? [])).toEqual({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: "one",
    scope: `${graphUrl}/.default`,
  });
  expect(asked).toEqual([
    `/v1.0/users/${user}/calendars Bearer token-1`,
    "/v1.0/users/Bob%2F%C3%A9/calendars Bearer token-1",
    `/v1.0/users/${user}/calendars Bearer token-1`,
  ]);
  wait(50_000);
  await box(-1).listCalendars();
  expect(forms).toHaveLength(2);
});

test("a certificate signs for the app, for a few minutes, at its tenant's endpoint", async () => {
  const made = makeCertificate();
  const { forms, box } = app([{ kind: "certificate", ...made }]);
  expect((await box(-1).listCalendars()).ok).toBe(true);
  expect(forms[0]?.get("client_secret")).toBeNull();
  const assertion = forms[0]?.get("client_assertion") ?? "";
  const key = new X509Certificate(made.certificate).publicKey;
  const { payload } = await jwtVerify(assertion, key, {
    algorithms: ["PS256"],
    issuer: clientId,
    subject: clientId,
    audience: tokenUrl,
    currentDate: new Date(now),
  });
  expect((payload.exp ?? 0) - now / 1000).toBe(300);
  expect(decodeProtectedHeader(assertion)).toMatchObject({
    alg: "PS256",
    "x5t#S256": Buffer.from(
      new X509Certificate(made.certificate).fingerprint256.replaceAll(":", ""),
      "hex",
    ).toString("base64url"),
  });
});

// Broken on purpose: the first credential alone; while a secret was replaced, nothing could be read.
test("where a credential is refused the next one is tried, and where all are it is our own mistake", async () => {
  const { forms, box } = app([first, second], (form) =>
    form.get("client_secret") === "one" ? 7000215 : null,
  );
  expect((await box(-1).listCalendars()).ok).toBe(true);
  expect(forms.map((form) => form.get("client_secret"))).toEqual(["one", "two"]);

  const refused = app([first, second], () => 7000222);
  const answer = await refused.box(-1).listCalendars();
  expect(answer).toMatchObject({
    ok: false,
    error: { kind: "config", reached: "sign-in", code: "AADSTS7000222" },
  });
  expect(JSON.stringify(answer)).not.toMatch(/"one"|"two"/);
  expect(await app([]).box(-1).listCalendars()).toMatchObject({ ok: false, error: { kind: "config" } });
});

test("an app may show the token of an issuer that it trusts, read anew each time; without one it is our own mistake", async () => {
  const tokenFile = join(mkdtempSync(join(tmpdir(), "federated-")), "token");
  const { forms, box, wait } = app([{ kind: "federated", tokenFile }]);
  expect(await box(-1).listCalendars()).toMatchObject({
    ok: false,
    error: { kind: "config", reached: "sign-in" },
  });
  for (const token of ["one", "two"]) {
    writeFileSync(tokenFile, `${token}\n`);
    await box(-1).listCalendars();
    wait(3_600_000);
  }
  expect(forms.map((form) => form.get("client_assertion"))).toEqual(["one", "two"]);
});

test("a tenant that doesn't know the app isn't asked with every credential", async () => {
  const { forms, box } = app([first, second], () => 7000229);
  expect(await box(-1).listCalendars()).toMatchObject({ ok: false, error: { kind: "tenant" } });
  expect(forms).toHaveLength(1);
});

test("a token that Graph refuses is replaced once", async () => {
  const { forms, asked, box, revoke } = app([first]);
  await box(-1).listCalendars();
  revoke(1);
  expect((await box(-1).listCalendars()).ok).toBe(true);
  expect(forms).toHaveLength(2);
  expect(asked.at(-1)).toContain("token-2");
});

test("subscriptions are on the calendar below their user, by whom those of a tenant are told apart", async () => {
  const { box } = app([first]);
  const resources = [`users/${user}/calendars/a/events`, "users/bob@contoso.example/calendars/b/events"];
  const told = (resource: string, id: number) => ({
    id: `s${id}`,
    resource,
    changeType: "created",
    expirationDateTime: "2026-03-08T00:00:00Z",
  });
  let made: unknown;
  microsoft.use(
    http.get(`${v1}/subscriptions`, () => answerWith(200, { value: resources.map(told) })),
    http.post(`${v1}/subscriptions`, async ({ request }) => {
      made = await request.json();
      return answerWith(201, told(resources[0] ?? "", 0));
    }),
  );
  const url = "https://calcache.example/webhook";
  await box(-1).createSubscription({
    calendarId: "a",
    changeType: "created",
    notificationUrl: url,
    lifecycleNotificationUrl: url,
    clientState: "a-secret",
    expirationDateTime: "2026-03-08T00:00:00Z",
  });
  expect(made).toMatchObject({ resource: resources[0] });
  const listed = await box(-1).listSubscriptions();
  const all = listed.ok ? listed.value : [];
  expect(all.map(({ id }) => id)).toEqual(["s0", "s1"]);
  expect(all.filter((one) => isInMailboxOf(user.toUpperCase(), one)).map(({ id }) => id)).toEqual(["s0"]);
});
