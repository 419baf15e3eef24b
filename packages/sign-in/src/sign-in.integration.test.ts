import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSignInWorld, type SignInWorld } from "./testing/sign-in-world.ts";

let world: SignInWorld;
beforeAll(async () => {
  world = await createSignInWorld();
});
afterAll(() => world.close());

const minute = 60_000;
const day = 24 * 60 * minute;
const returnTo = "/settings";
const signIn = { purpose: "sign_in", invitationId: null, returnTo } as const;
const refusedAs = (why: string) => ({ kind: "refused", why });

let counter = 0;
/** A user with a mailbox of the same address. */
async function somebody(domain = "contoso.example") {
  const email = `u${++counter}@${domain}`;
  return { ...(await world.user(email)), mailbox: world.mailbox(email) };
}

describe("whoever signs in at Microsoft", () => {
  test("is the user of their verified address, in any case of letters", async () => {
    const user = await world.user("Una@Contoso.Example");
    world.mailbox("una@contoso.example");
    expect(await world.through(signIn, "una@contoso.example")).toMatchObject({
      kind: "signed-in",
      userId: user.id,
      returnTo,
      identity: { address: "una@contoso.example" },
    });
  });

  test("is nobody where no user has it, and not one whom a mail attribute names", async () => {
    const ann = await somebody();
    world.mailbox("mallory@evil.example", { mail: ann.email });
    expect(await world.through(signIn, "mallory@evil.example")).toMatchObject(refusedAs("unknown"));
  });

  test("stays who they were when their address changes", async () => {
    const ann = await somebody();
    await world.through(signIn, ann.email);
    await world.db.user.update({ where: { id: ann.id }, data: { email: "renamed@contoso.example" } });
    expect(await world.through(signIn, ann.email)).toMatchObject({ kind: "signed-in", userId: ann.id });
  });

  test("isn't guessed where several users have the address", async () => {
    const ann = await somebody();
    await world.user(ann.email.toUpperCase());
    expect(await world.through(signIn, ann.email)).toMatchObject(refusedAs("ambiguous"));
  });
});

describe("an answer of Microsoft's", () => {
  test("is taken once", async () => {
    const ann = await somebody();
    const { search, browser } = await world.visit(signIn, ann.email);
    expect(await world.signIn.finish(search, browser, "192.0.2.2")).toMatchObject({ kind: "signed-in" });
    expect(await world.signIn.finish(search, browser, "192.0.2.2")).toBeNull();
  });

  // Broken on purpose: the state looked up without the browser; the victim was signed in as the attacker.
  test("is taken from the browser that asked for it alone", async () => {
    const mallory = await somebody("evil.example");
    const { search } = await world.visit(signIn, mallory.email);
    const victims = await world.signIn.begin(signIn, null, null);
    expect(await world.signIn.finish(search, victims.browser, "192.0.2.3")).toBeNull();
    expect(await world.signIn.finish(search, null, "192.0.2.3")).toBeNull();
  });

  test("is taken for a quarter of an hour", async () => {
    const ann = await somebody();
    const { search, browser } = await world.visit(signIn, ann.email);
    world.advance(16 * minute);
    expect(await world.signIn.finish(search, browser, "192.0.2.4")).toBeNull();
    world.advance(-16 * minute);
  });

  // Broken on purpose: nonce and code verifier the same for all attempts of a browser; a code of another one was redeemed.
  test("brings no other attempt's code", async () => {
    const ann = await somebody();
    const mallory = await somebody("evil.example");
    const anns = await world.visit(signIn, ann.email);
    const mallorys = await world.visit(signIn, mallory.email, anns.browser);
    const query = new URLSearchParams(mallorys.search);
    query.set("code", new URLSearchParams(anns.search).get("code") ?? "");
    expect(await world.signIn.finish(`?${query}`, anns.browser, "192.0.2.5")).toMatchObject(
      refusedAs("failed"),
    );
  });

  test("that nobody asked for is refused more often than ten times", async () => {
    const guess = () => world.signIn.finish("?state=guessed&code=c", "browser", "192.0.2.6");
    for (let count = 0; count < 10; count++) expect(await guess()).toBeNull();
    expect(await guess()).toMatchObject({ kind: "too-often" });
    expect(await world.signIn.admit("192.0.2.7")).toMatchObject({ ok: true });
  });

  test("leaves no code, state or token in the log", async () => {
    const ann = await somebody();
    world.simulator.addFault({
      match: { operation: "token" },
      effect: { login: { number: 50173 } },
      times: 1,
    });
    const { search, browser } = await world.visit(signIn, ann.email);
    expect(await world.signIn.finish(search, browser, "192.0.2.8")).toMatchObject(refusedAs("failed"));
    const log = world.lines.join("\n");
    expect(log).toContain("[Sign-in]");
    for (const value of new URLSearchParams(search).values()) expect(log).not.toContain(value);
    expect(log).not.toContain(ann.email);
    world.simulator.clearFaults();
  });
});

test("a sign-in may be begun thirty times in ten minutes from one address", async () => {
  for (let count = 0; count < 30; count++)
    expect(await world.signIn.admit("192.0.2.9")).toMatchObject({ ok: true });
  expect(await world.signIn.admit("192.0.2.9")).toMatchObject({ error: { kind: "too-often" } });
  expect(await world.signIn.admit("192.0.2.10")).toMatchObject({ ok: true });
});

describe("an invitation", () => {
  const invite = async () => {
    const user = await world.user(`invited${++counter}@contoso.example`);
    const other = `private${counter}@outlook.com`;
    world.mailbox(other);
    const { token } = await world.signIn.invitations.create(user.id);
    const read = await world.signIn.invitations.read(token);
    const id = read.ok ? read.value.id : "";
    return { user, other, token, id, attempt: { ...signIn, invitationId: id } };
  };

  test("makes whoever uses it the invited user, under any address, for good", async () => {
    const { user, other, attempt } = await invite();
    const signedIn = { kind: "signed-in", userId: user.id };
    expect(await world.through(attempt, other)).toMatchObject(signedIn);
    expect(await world.through(signIn, other)).toMatchObject(signedIn);
  });

  test("is used once, also by two at once", async () => {
    const { other, token, attempt } = await invite();
    world.mailbox("second@outlook.com");
    const visits = await Promise.all([
      world.visit(attempt, other),
      world.visit(attempt, "second@outlook.com"),
    ]);
    const outcomes = await Promise.all(
      visits.map(({ search, browser }) => world.signIn.finish(search, browser, world.visitorIp)),
    );
    expect(outcomes.filter((one) => one?.kind === "signed-in")).toHaveLength(1);
    expect(outcomes).toContainEqual(expect.objectContaining(refusedAs("invitation-used")));
    expect(await world.signIn.invitations.read(token)).toMatchObject({ error: { kind: "used" } });
  });

  test("lasts seven days", async () => {
    const { other, token, attempt } = await invite();
    world.advance(7 * day + 1);
    expect(await world.signIn.invitations.read(token)).toMatchObject({ error: { kind: "expired" } });
    expect(await world.through(attempt, other)).toMatchObject(refusedAs("invitation-expired"));
    world.advance(-7 * day - 1);
  });

  test("goes with its user", async () => {
    const { user, other, token, attempt } = await invite();
    await world.db.user.delete({ where: { id: user.id } });
    expect(await world.signIn.invitations.read(token)).toMatchObject({ error: { kind: "removed" } });
    expect(await world.through(attempt, other)).toMatchObject(refusedAs("invitation-removed"));
  });

  test("that was changed in one letter is none", async () => {
    const { token } = await invite();
    for (const changed of [
      token.replace(/^./, (first) => (first === "a" ? "b" : "a")),
      `${token}a`,
      "",
      "a.b",
    ]) {
      expect(await world.signIn.invitations.read(changed)).toMatchObject({ error: { kind: "invalid" } });
    }
  });

  test("doesn't make a user of somebody who is another one", async () => {
    const ann = await somebody();
    await world.through(signIn, ann.email);
    const { token, attempt } = await invite();
    expect(await world.through(attempt, ann.email)).toMatchObject(refusedAs("invitation-taken"));
    expect(await world.signIn.invitations.read(token)).toMatchObject({ ok: true });
  });
});

describe("a session", () => {
  const identity = { tenantId: "t", objectId: "o", address: "ann@contoso.example", verifiedAddress: null };
  const begin = async (before: string | null = null) => {
    const user = await world.user(`session${++counter}@contoso.example`);
    return { user, token: await world.signIn.sessions.begin(user.id, identity, before) };
  };
  const find = (token: string) => world.signIn.sessions.find(token);

  test("is found by its token, which the database doesn't hold", async () => {
    const { user, token } = await begin();
    expect(await find(token)).toMatchObject({ userId: user.id, tenantId: "t" });
    expect(JSON.stringify(await world.db.userSession.findMany())).not.toContain(token);
    expect(await find("a".repeat(43))).toBeNull();
  });

  // Broken on purpose: the session before a sign-in kept; a token planted in a browser opened what was signed in to there.
  test("ends the one that its browser had before", async () => {
    const planted = await begin();
    await begin(planted.token);
    expect(await find(planted.token)).toBeNull();
  });

  test("gets another token each hour; the one before is good for requests under way", async () => {
    const { token } = await begin();
    expect(await world.signIn.sessions.rotate(token)).toBeNull();
    world.advance(61 * minute);
    const next = (await world.signIn.sessions.rotate(token)) ?? "";
    expect(next).toMatch(/^[\w-]{43}$/);
    expect(await find(token)).not.toBeNull();
    expect(await world.signIn.sessions.rotate(token)).toBeNull();
    world.advance(2 * minute);
    expect(await find(next)).not.toBeNull();
    expect(await find(token)).toBeNull();
    expect(await world.signIn.sessions.rotate(token)).toBeNull();
    world.advance(-63 * minute);
  });

  // Broken on purpose: the one before ended after a minute; whose answer was lost on the way was signed out.
  test("gets another token again where the answer that brought it was lost", async () => {
    const { token } = await begin();
    world.advance(61 * minute);
    const lost = (await world.signIn.sessions.rotate(token)) ?? "";
    world.advance(2 * minute);
    expect(await find(token)).not.toBeNull();
    const next = (await world.signIn.sessions.rotate(token)) ?? "";
    expect([await find(lost), (await find(next)) !== null]).toEqual([null, true]);
    world.advance(-63 * minute);
  });

  test("ends by sign-out, by an operator, unused after seven days, used after thirty, and with its user", async () => {
    const signedOut = await begin();
    await world.signIn.sessions.end(signedOut.token);
    expect(await find(signedOut.token)).toBeNull();
    const ended = await begin();
    expect(await world.signIn.sessions.endAll(ended.user.id)).toBe(1);
    expect(await find(ended.token)).toBeNull();
    const removed = await begin();
    await world.db.user.delete({ where: { id: removed.user.id } });
    expect(await find(removed.token)).toBeNull();
    const unused = await begin();
    world.advance(7 * day + 1);
    expect(await find(unused.token)).toBeNull();
    world.advance(-7 * day - 1);
    let { token } = await begin();
    for (let days = 0; days < 30; days += 6) {
      expect(await find(token)).not.toBeNull();
      world.advance(6 * day);
      token = (await world.signIn.sessions.rotate(token)) ?? token;
    }
    expect(await find(token)).toBeNull();
    world.advance(-30 * day);
  });

  // Broken on purpose: asked at the sign-in alone; who was locked went on for a month, and came in by an invitation.
  test("opens nothing while the host has its user locked, and no invitation begins another", async () => {
    const { user, token } = await begin();
    const invitation = await world.signIn.invitations.create(user.id);
    await world.db
      .$executeRaw`ALTER TABLE users ADD COLUMN IF NOT EXISTS locked boolean NOT NULL DEFAULT false`;
    const lock = (locked: boolean) =>
      world.db.$executeRaw`UPDATE users SET locked = ${locked} WHERE id = ${user.id}`;
    await lock(true);
    expect(await find(token)).toBeNull();
    expect(await world.signIn.invitations.read(invitation.token)).toEqual({
      ok: false,
      error: { kind: "locked" },
    });
    await lock(false);
    expect(await find(token)).not.toBeNull();
  });

  test("has a word for its forms that no other session has", async () => {
    const { sessions } = world.signIn;
    expect(sessions.isFormToken(sessions.formToken("one"), "one")).toBe(true);
    expect(sessions.isFormToken(sessions.formToken("two"), "one")).toBe(false);
    expect(sessions.isFormToken("", "one")).toBe(false);
  });
});

test("roles come from memberships that were accepted, and from the operators' addresses", async () => {
  const olga = await world.user("Olga@contoso.example");
  const member = (role: "MEMBER" | "ADMIN" | "OWNER", accepted: boolean) => ({
    role,
    accepted,
    team: { create: { name: `${role} ${accepted}`, slug: `${role}-${accepted}`.toLowerCase() } },
  });
  await world.db.user.update({
    where: { id: olga.id },
    data: { teams: { create: [member("MEMBER", true), member("ADMIN", true), member("OWNER", false)] } },
  });
  expect(await world.signIn.rolesOf(olga.id)).toMatchObject({
    isOperator: true,
    teams: [
      { name: "ADMIN true", isAdmin: true },
      { name: "MEMBER true", isAdmin: false },
    ],
  });
  const ann = await somebody();
  expect(await world.signIn.rolesOf(ann.id)).toEqual({ isOperator: false, teams: [] });
});

describe("a tenant that refuses its users", () => {
  const refuse = (domain: string, number: 65001 | 90094 | null) =>
    world.simulator.updateTenant(domain, { refusesConsentWith: number });

  const isRefused = (tid: string) => world.signIn.isRefused({ credentialId: null, tid, address: null });
  const noteRefused = (tenantId: string) =>
    world.db.tenantConsent.create({
      data: { tenantId, clientId: "app", refusedAt: new Date(world.now()) },
    });

  test.each([65001, 90094] as const)("is told from a user who declines: %s", async (number) => {
    const ann = await somebody(`walled${number}.example`);
    refuse(`walled${number}.example`, number);
    const connect = {
      purpose: "connect",
      userId: ann.id,
      credentialId: null,
      tenantId: null,
      linkId: null,
      returnTo,
    } as const;
    expect(await world.through(connect, ann.email)).toMatchObject(refusedAs("needs-admin"));
    expect(await world.through(signIn, ann.email)).toMatchObject({ kind: "signed-in" });
    const { tenantId } = ann.mailbox;
    expect(await isRefused(tenantId)).toBe(false);
    await world.through({ ...connect, tenantId }, ann.email);
    expect(await isRefused(tenantId)).toBe(true);
  });

  test("is remembered until somebody gets in", async () => {
    await world.db.tenantConsent.deleteMany();
    const ann = await somebody("remembered.example");
    const { tenantId } = ann.mailbox;
    const isAnyRefused = () => world.signIn.isAnyRefusedToVisitors();
    await noteRefused(tenantId);
    expect([await isRefused(tenantId), await isAnyRefused()]).toEqual([true, true]);
    expect(await world.through({ purpose: "visitor", returnTo }, ann.email)).toMatchObject({
      isRefused: true,
    });
    const connect = {
      purpose: "connect",
      userId: ann.id,
      credentialId: null,
      tenantId: null,
      linkId: null,
      returnTo,
    } as const;
    world.advance(1);
    expect(await world.through(connect, ann.email)).toMatchObject({
      kind: "connected",
      tokens: { refreshToken: expect.any(String) },
    });
    expect([await isRefused(tenantId), await isAnyRefused()]).toEqual([false, false]);
  });

  test("is open once an administrator's return is proven, and by no claim to be one", async () => {
    const [ann, mallory] = [await somebody("walled.example"), await somebody("evil.example")];
    const { tenantId } = ann.mailbox;
    refuse("walled.example", 90094);
    await noteRefused(tenantId);
    const proof = { purpose: "admin_consent", tenantId, path: "environment", returnTo } as const;
    // Mallory of another organisation, and a user of this one, who both say that it has consented.
    expect(await world.through(proof, mallory.email)).toMatchObject(refusedAs("other-tenant"));
    expect(await world.through(proof, ann.email)).toMatchObject(refusedAs("needs-admin"));
    expect(await isRefused(tenantId)).toBe(true);
    const consentPage = await (await fetch(await world.signIn.adminConsentUrl(tenantId, null))).text();
    const accept = /href="([^"]+)">Accept/.exec(consentPage)?.[1]?.replaceAll("&amp;", "&") ?? "";
    await fetch(new URL(accept, await world.signIn.adminConsentUrl(tenantId, null)), { redirect: "manual" });
    world.advance(1);
    expect(await world.through(proof, ann.email)).toMatchObject({ kind: "consented" });
    expect(await isRefused(tenantId)).toBe(false);
  });

  // Broken on purpose: consent by the tenant alone; hosts who went by another app were sent into the wall.
  test("has consented to one app, and not to that of another auth path", async () => {
    const ann = await somebody("two-apps.example");
    const { tenantId } = ann.mailbox;
    refuse("two-apps.example", 90094);
    const connect = {
      purpose: "connect",
      userId: ann.id,
      credentialId: null,
      tenantId,
      linkId: null,
      returnTo,
    } as const;
    expect(await world.through(connect, ann.email)).toMatchObject(refusedAs("needs-admin"));
    const consent = async () => {
      const link = await world.signIn.adminConsentUrl(tenantId, ann.email);
      const accept = /href="([^"]+)">Accept/.exec(await (await fetch(link)).text())?.[1] ?? "";
      const back = await fetch(new URL(accept.replaceAll("&amp;", "&"), link), { redirect: "manual" });
      const { searchParams } = new URL(back.headers.get("location") ?? "");
      const path = searchParams.get("state") ?? "";
      world.advance(1);
      return world.through({ purpose: "admin_consent", tenantId, path, returnTo }, ann.email);
    };
    expect(await consent()).toMatchObject({ kind: "consented" });
    expect([await isRefused(tenantId), await world.signIn.isRefusedToVisitors(tenantId)]).toEqual([
      false,
      false,
    ]);

    world.goBy("another");
    expect([await isRefused(tenantId), await world.signIn.isRefusedToVisitors(tenantId)]).toEqual([
      true,
      false,
    ]);
    expect(await world.through(connect, ann.email)).toMatchObject(refusedAs("needs-admin"));
    const link = new URL(await world.signIn.adminConsentUrl(tenantId, null));
    expect([link.searchParams.get("client_id"), link.searchParams.get("state")]).toEqual([
      "another-app",
      "another",
    ]);
    expect(link.searchParams.get("scope")).not.toContain("Calendars.ReadBasic");
    expect(await consent()).toMatchObject({ kind: "consented" });
    expect(await isRefused(tenantId)).toBe(false);
    expect(await world.through(connect, ann.email)).toMatchObject({ kind: "connected", path: "another" });
    world.goBy("environment");
    expect(await isRefused(tenantId)).toBe(false);
  });
});
