import {
  createTokenCipher,
  type PathScope,
  readPathRates,
  readPaths,
  removePath,
  savePath,
  switchPath,
  tryAgainBy,
} from "@calcache/accounts";
import { refreshMailbox } from "@calcache/calendar-cache";
import { connectAccount } from "@calcache/connections";
import { integration } from "@calcache/outlook";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestWorld, type TestWorld, teamOf } from "./testing/test-world.ts";

const hour = 60 * 60_000;
const anybody: PathScope = { accountKind: null, tid: null };
const secret = { credential: { kind: "secret", secret: "test-secret" } as const, notAfter: null };

let world: TestWorld;
let addresses: string[];

/** Twenty personal accounts that are read, in a login that knows two apps. */
beforeEach(async () => {
  world = await createTestWorld({ months: 2 });
  const clients = ["test-app", "another-app"].map((id) => ({ id, secret: "test-secret" }));
  world.simulator.updateSettings({ clients });
  const hosts = Array.from({ length: 20 }, (_, index) =>
    world.simulator.createMailbox({
      address: `host${index}@outlook.com`,
      displayName: `Host ${index}`,
      timeZone: "Europe/Berlin",
      kind: "outlook.com",
    }),
  );
  addresses = hosts.map(({ address }) => address);
  await world.importTeam(teamOf(hosts));
  await world.runtime.sweep();
  await readAll();
});
afterEach(() => world.close());

async function readAll() {
  for (const { id } of await world.db.mailbox.findMany()) await refreshMailbox(world.engine, id);
}

/** An hour later, when all tokens have ended: who asked for new ones, and where. */
async function later() {
  world.advance(1.1 * hour);
  const { seq = 0 } = world.simulator.requests().requests.at(-1) ?? {};
  await world.db.cachedCalendar.updateMany({
    data: { dirtySince: new Date(world.now()), refreshAfter: null },
  });
  await world.db.mailbox.updateMany({ data: { pausedUntil: null } });
  await readAll();
  const asked = world.simulator.requests(seq).requests.filter(({ operation }) => operation === "token");
  return Map.groupBy(asked, ({ path }) => path.split("/")[1] ?? "");
}

const cipher = () =>
  createTokenCipher({ key: world.environment.CALENDSO_ENCRYPTION_KEY, purpose: "auth-path" });
const add = (name: string, authority: string, clientId = "test-app") =>
  savePath(
    world.db,
    cipher(),
    { integration, name, authority, clientId, scope: "offline_access User.Read Calendars.ReadWrite" },
    secret,
    new Date(world.now()),
  );
const use = (name: string, share: number, scope = anybody) =>
  switchPath(world.db, { integration, name }, scope, share);
const rates = () => readPathRates(world.db, integration, new Date(world.now() - hour));
const failing = () => world.db.mailbox.count({ where: { failingSince: { not: null } } });
const countsOf = (asked: Map<string, unknown[]>) =>
  Object.fromEntries([...asked].map(([authority, requests]) => [authority, requests.length]));

test("a path is nobody's until it is switched, then a share's, always the same accounts', then everybody's", async () => {
  await add("personal", "consumers");
  expect(countsOf(await later())).toEqual({ common: 20 });
  await use("personal", 25);
  const canaries = (await later()).get("consumers")?.map(({ mailbox }) => mailbox) ?? [];
  expect(canaries.length).toBeGreaterThan(0);
  expect(canaries.length).toBeLessThan(12);
  expect((await later()).get("consumers")?.map(({ mailbox }) => mailbox)).toEqual(canaries);
  expect(await rates()).toMatchObject([
    { path: "environment", accountKind: "outlook.com", accounts: 20 - canaries.length, failures: 0 },
    { path: "personal", accounts: canaries.length, granted: canaries.length, failures: 0 },
  ]);
  await use("personal", 100);
  expect(countsOf(await later())).toEqual({ consumers: 20 });
  await use("environment", 100);
  expect(countsOf(await later())).toEqual({ common: 20 });
});

// Broken on purpose: only the chosen path asked; all twenty had to be connected again by their owners.
test("a path that refuses everybody harms nobody: the tokens serve as they did", async () => {
  await add("wrong", "contoso.example");
  await use("wrong", 100);
  expect(countsOf(await later())).toEqual({ "contoso.example": 20, common: 20 });
  expect([await failing(), await world.db.credential.count({ where: { invalid: true } })]).toEqual([0, 0]);
  expect(await rates()).toMatchObject([
    { path: "environment", granted: 20 },
    { path: "wrong", accounts: 20, granted: 0, failures: 20, failedBy: { relink: 20 } },
  ]);
});

test("accounts that were given up on one path are tried again by another, and are back", async () => {
  for (const mailbox of addresses.slice(0, 2))
    world.simulator.addFault({
      match: { operation: "token", path: "/common/", mailbox },
      effect: { login: { number: 700082 } },
    });
  await later();
  expect(await world.db.credential.count({ where: { invalid: true } })).toBe(2);
  await add("personal", "consumers");
  await use("personal", 100, { accountKind: "outlook.com", tid: null });
  const own = await ownPath();
  const stored = await readPaths(world.db, cipher(), integration, own);
  const reach = await tryAgainBy(world.db, stored, { integration, name: "personal" });
  expect(reach).toEqual({ accounts: 20, ofAnotherApp: 0, triedAgain: expect.any(Array) });
  expect(reach.triedAgain).toHaveLength(2);
  await readAll();
  expect([await failing(), await world.db.credential.count({ where: { invalid: true } })]).toEqual([0, 0]);
});

test("tokens of one app aren't shown to another, and serve where they came from", async () => {
  await add("elsewhere", "common", "another-app");
  await use("elsewhere", 100);
  const fault = world.simulator.addFault({ match: { client: "another-app" }, effect: { status: 500 } });
  expect(countsOf(await later())).toEqual({ common: 20 });
  expect(await rates()).toMatchObject([{ path: "environment", granted: 20 }]);
  expect(world.simulator.listFaults().find(({ id }) => id === fault.id)).toBeDefined();
  const stored = await readPaths(world.db, cipher(), integration, await ownPath());
  expect(await tryAgainBy(world.db, stored, { integration, name: "elsewhere" })).toEqual({
    accounts: 20,
    ofAnotherApp: 20,
    triedAgain: [],
  });
});

/** Goes to Microsoft to connect a mailbox, whichever app that is for, and comes back. */
async function signInAgain(address: string, credentialId: number) {
  const { signIn, connections } = world.runtime;
  if (!signIn || !connections) throw new Error("no app is registered");
  const { userId } = await world.db.credential.findUniqueOrThrow({ where: { id: credentialId } });
  const attempt = {
    purpose: "connect",
    userId: userId ?? 0,
    credentialId,
    tenantId: null,
    linkId: null,
  } as const;
  const begun = await signIn.begin({ ...attempt, returnTo: "/" }, address, null);
  const answer = await fetch(begun.location, { redirect: "manual" });
  const page = await answer.text();
  const wayBack = /href="([^"]+callback[^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
  const { search } = new URL(answer.headers.get("location") ?? wayBack ?? "");
  const finished = await signIn.finish(search, begun.browser, "192.0.2.1");
  if (finished?.kind !== "connected") throw new Error(JSON.stringify(finished));
  expect(await connectAccount(connections, finished)).toMatchObject({ ok: true });
  return new URL(begun.location).searchParams.get("client_id");
}

test("who signs in anew does so by the path that is theirs, whose tokens they have from then on", async () => {
  const [address = ""] = addresses;
  await add("elsewhere", "consumers", "another-app");
  await use("elsewhere", 100);
  const { id, credentialId } = await world.db.mailbox.findFirstOrThrow({ where: { address } });
  expect(await signInAgain(address, credentialId ?? 0)).toBe("another-app");
  const mailbox = await world.db.mailbox.findUniqueOrThrow({ where: { id } });
  const who = world.simulator.listMailboxes().find((one) => one.address === address);
  expect(mailbox).toMatchObject({ tid: who?.tenantId, oid: expect.stringMatching(/^00000000-0000-0000-/) });
  const asked = await later();
  expect(countsOf(asked)).toEqual({ common: 19, consumers: 1 });
  expect(asked.get("consumers")).toMatchObject([{ mailbox: address, status: 200 }]);
  // Not just the last request: connecting has begun a sweep, which may still be under way.
  const read = world.simulator
    .requests()
    .requests.findLast(({ mailbox: of, operation }) => of === address && operation === "listCalendarView");
  expect(read).toMatchObject({ anchor: "id", status: 200 });
  await use("environment", 100);
  expect(countsOf(await later())).toEqual({ common: 19, consumers: 1 });
  const remove = (force: boolean) =>
    removePath(world.db, { integration, name: "elsewhere" }, { ownClientId: "test-app", force });
  expect(await remove(false)).toEqual({ ok: false, error: { kind: "granting", accounts: 1 } });
  expect(await remove(true)).toMatchObject({ ok: true });
  expect(await world.db.authPathUse.count({ where: { path: "elsewhere" } })).toBe(0);
});

test("a sign-in whose path is removed meanwhile is begun again, and none is known by another's code", async () => {
  await add("elsewhere", "consumers", "another-app");
  await use("elsewhere", 100);
  const { signIn } = world.runtime;
  const attempt = { purpose: "sign_in", invitationId: null, returnTo: "/" } as const;
  const begun = await signIn?.begin(attempt, null, null);
  const state = new URL(begun?.location ?? "").searchParams.get("state");
  await world.db.authPath.deleteMany();
  expect(await signIn?.finish(`?code=c&state=${state}`, begun?.browser ?? "", "192.0.2.1")).toBeNull();
});

test("a path whose credential can't be decrypted isn't there", async () => {
  await add("sealed", "consumers");
  await use("sealed", 100);
  await world.db.authPath.updateMany({ data: { encrypted: "v1.00000000.AAAA.AAAA" } });
  expect(countsOf(await later())).toEqual({ common: 20 });
});

async function ownPath() {
  const own = await world.runtime.providers.get(integration)?.hosts?.authPaths.named("environment");
  if (!own) throw new Error("no app is registered");
  return own;
}
