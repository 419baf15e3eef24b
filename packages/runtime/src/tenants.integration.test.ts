import { setTimeout as delay } from "node:timers/promises";
import { certificateOf, rotateCredential } from "@calcache/accounts";
import { refreshMailbox } from "@calcache/calendar-cache";
import { applyEvents } from "@calcache/calendar-events";
import { listAccounts, listStates, listTenantAccounts } from "@calcache/connections";
import { integration } from "@calcache/outlook";
import { book, findEventType, findSlotsOf } from "@calcache/scheduling";
import { requestFor } from "@calcache/scheduling/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findRelinks } from "../../connections/src/relink/find-relinks.ts";
import { makeCertificate } from "../../graph-simulator/src/testing/test-certificate.ts";
import { addressOf, clientId, createTenant } from "./testing/create-tenant.ts";
import { createTestWorld, type TestWorld } from "./testing/test-world.ts";

const day = 86_400_000;

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld({ months: 2 });
});
afterEach(() => world.close());

const tenantOf = (names: readonly string[], within = names) => createTenant(world, names, within);

const mailboxes = () => world.db.mailbox.findMany({ orderBy: { id: "asc" } });
const work = async (step: (mailboxId: number) => Promise<unknown>) => {
  for (const { id } of await mailboxes()) await step(id);
};
const requests = () => world.simulator.requests().requests;
/** A client's way through what is due: the sweep, then all readings. */
async function catchUp() {
  await world.runtime.sweep();
  await work((id) => refreshMailbox(world.engine, id));
}
const statesOf = async (name: string) => {
  const { id } = await world.db.user.findFirstOrThrow({ where: { email: addressOf(name) } });
  return listStates(world.engine, [id]);
};
const hour = 60 * 60_000;

// Broken on purpose: tenants' accounts left out of everyCredential; nothing was read.
test("fifty hosts of a tenant are read, watched and written to without a single sign-in", async () => {
  const names = Array.from({ length: 50 }, (_, index) => `host${index}`);
  await tenantOf(names);
  await catchUp();
  expect(await world.db.subscription.count({ where: { state: "active" } })).toBe(50);
  expect(await world.db.cachedCalendar.count({ where: { confirmedAt: { not: null } } })).toBe(50);
  expect(await world.db.credential.count()).toBe(0);
  expect(await world.db.selectedCalendar.count()).toBe(0);

  const account = await world.db.tenantAccount.findFirstOrThrow({
    where: { user: { email: addressOf("host7") } },
  });
  const calendar = { credentialId: account.credentialId, externalId: account.calendarId ?? "" };
  const tuesday = (Math.floor(world.now() / day / 7) + 2) * 7 * day + 5 * day;
  const date = new Date(tuesday).toISOString().slice(0, 10);
  const [from, to] = [`${date}T00:00:00Z`, `${date}T23:00:00Z`];
  expect(await world.read(calendar, from, to)).toMatchObject({ source: "cached", busy: [] });
  const times = { start: `${date}T10:00:00Z`, end: `${date}T11:00:00Z` };
  world.simulator.createEvent(addressOf("host7"), { title: "Dentist", ...times });
  const notified = { externalId: calendar.externalId, dirtyReason: "notified" };
  while ((await world.db.cachedCalendar.count({ where: notified })) === 0) await delay(20);
  world.advance(2_000);
  await work((id) => refreshMailbox(world.engine, id));
  expect((await world.read(calendar, from, to)).busy).toEqual([
    [`${date}T10:00:00.000Z`, `${date}T11:00:00.000Z`],
  ]);

  const { id } = await world.db.eventType.findFirstOrThrow();
  const made = await book(world.runtime.bookings, requestFor(id, `${date}T12:00:00.000Z`));
  expect(made).toMatchObject({ ok: true });
  await work((mailboxId) => applyEvents(world.runtime.events, mailboxId));
  for (const name of names) {
    const listed = world.simulator.listEvents(addressOf(name), { start: `${date}T11:30:00Z`, end: to });
    expect(listed).toMatchObject({ ok: true, value: [{ start: expect.stringContaining("12:00") }] });
  }
  expect(await listTenantAccounts(world.engine, account.userId)).toMatchObject([
    { address: addressOf("host7"), condition: { reason: null } },
  ]);
  expect(
    world.runtime.connections && (await listAccounts(world.runtime.connections, account.userId)),
  ).toEqual([]);
  expect(await statesOf("host7")).toMatchObject([
    { address: addressOf("host7"), state: "active", calendars: [{ externalId: account.calendarId }] },
  ]);
  const paths = new Set(requests().map(({ path }) => path.replace(/^\/v1\.0|contoso\.example.*/g, "")));
  expect([...paths].filter((path) => path.startsWith("/me") || path.includes("authorize"))).toEqual([]);
  expect(requests().filter(({ path }) => path.endsWith("/token")).length).toBe(1);
});

// Broken on purpose: the list of the app's subscriptions not parted by mailbox; those of all others were ended. Seen failing: it was
// asked for once for each mailbox.
test("an app's one list is compared with all mailboxes of its tenant, and each is told of its own alone", async () => {
  await tenantOf(["ann", "bob", "cyd"]);
  await catchUp();
  const orphan = world.simulator.listSubscriptions()[0]?.id ?? "";
  const { calendarId } = await world.db.subscription.findFirstOrThrow({ where: { externalId: orphan } });
  await world.db.subscription.update({ where: { calendarId }, data: { externalId: "another" } });
  // A day later only one of them is due, and the others go along.
  world.advance(25 * hour);
  const [first, ...others] = await mailboxes();
  await world.db.mailbox.updateMany({
    where: { id: { in: others.map(({ id }) => id) } },
    data: { comparedAt: new Date(world.now() - 2 * hour) },
  });
  await catchUp();
  expect(requests().filter(({ operation }) => operation === "listSubscriptions").length).toBe(1);
  expect(requests().filter(({ method }) => method === "DELETE")).toHaveLength(1);
  expect(world.simulator.listSubscriptions().map(({ id }) => id)).not.toContain(orphan);
  const compared = new Set((await mailboxes()).map(({ comparedAt }) => comparedAt?.getTime()));
  expect([compared.size, first?.comparedAt]).toEqual([1, null]);
  await catchUp();
  expect(requests().filter(({ operation }) => operation === "listSubscriptions").length).toBe(1);
});

/** How many hosts of the team's event are never free, and how many slots it has on a day of work. */
async function offered() {
  const eventType = await findEventType(world.engine, { teamSlug: "devs", eventTypeSlug: "teamevent" });
  if (!eventType) throw new Error("no such event type");
  const date = new Date(Math.ceil(world.now() / day / 7) * 7 * day + 5 * day).toISOString().slice(0, 10);
  const range = { start: Date.parse(`${date}T00:00Z`) / 60_000, end: Date.parse(`${date}T23:00Z`) / 60_000 };
  const query = { range, timeZone: "UTC", duration: null, serveCache: true };
  const { slots, unavailableHosts } = await findSlotsOf(world.engine, eventType, query);
  return { slots: slots.length, unavailableHosts };
}

// Broken on purpose: rooms left out of whom a tenant's accounts are made for.
test("a room of a tenant is read as a host is, without a sign-in, and Ann's event asks Outlook for it", async () => {
  await tenantOf(["ann", "room"]);
  const { id: eventTypeId } = await world.db.eventType.findFirstOrThrow();
  await world.db.host.deleteMany({ where: { user: { email: addressOf("room") } } });
  const rooms = [{ email: addressOf("room"), name: "Blue room" }];
  await world.db.eventType.update({
    where: { id: eventTypeId },
    data: { metadata: { apps: { calcache: { rooms } } } },
  });
  expect(await offered()).toMatchObject({ slots: 0 });
  await catchUp();
  expect(await world.db.cachedCalendar.count({ where: { confirmedAt: { not: null } } })).toBe(2);
  const monday = new Date(Math.ceil(world.now() / day / 7) * 7 * day + 4 * day).toISOString().slice(0, 10);
  const times = { start: `${monday}T10:00:00Z`, end: `${monday}T11:00:00Z` };
  const made = await book(world.runtime.bookings, requestFor(eventTypeId, times.start));
  expect(made).toMatchObject({ ok: true, value: { room: rooms[0], checkedLive: true } });
  await work((mailboxId) => applyEvents(world.runtime.events, mailboxId));
  expect(world.simulator.listStoredEvents(addressOf("ann"))).toMatchObject({
    value: [
      {
        details: {
          location: { displayName: "Blue room" },
          attendees: [{ emailAddress: { address: addressOf("room") }, type: "resource" }],
        },
      },
    ],
  });
});

// Seen failing: Bob was free whenever he worked.
test("a host whose mailbox the app isn't let into is never free, until it is", async () => {
  const { letIn } = await tenantOf(["ann", "bob"], ["ann"]);
  expect(await offered()).toEqual({ slots: 0, unavailableHosts: 2 });
  await catchUp();
  expect(await offered()).toEqual({ slots: 0, unavailableHosts: 1 });
  expect(await world.db.cachedCalendar.count()).toBe(1);
  expect(await statesOf("bob")).toMatchObject([{ state: "needs_admin", calendars: [], isUnlisted: true }]);
  const asked = requests().filter(({ mailbox }) => mailbox === addressOf("bob")).length;
  await catchUp();
  expect(requests().filter(({ mailbox }) => mailbox === addressOf("bob")).length).toBe(asked);
  letIn(["ann", "bob"]);
  world.advance(hour / 4 + 1);
  await catchUp();
  expect(await world.db.cachedCalendar.count()).toBe(2);
  expect(await offered()).toEqual({ slots: expect.any(Number), unavailableHosts: 0 });
  expect((await offered()).slots).toBeGreaterThan(0);
  expect(await statesOf("bob")).toMatchObject([{ state: "active", isUnlisted: false }]);
});

test("a host whose mailbox is in trouble as its calendars are listed is asked again as soon as it may answer", async () => {
  await tenantOf(["ann"]);
  world.simulator.addFault({ match: { operation: "listCalendars" }, effect: { status: 503 } });
  await catchUp();
  expect(await offered()).toEqual({ slots: 0, unavailableHosts: 1 });
  expect(await statesOf("ann")).toMatchObject([{ state: "syncing", isUnlisted: true }]);
  world.simulator.clearFaults();
  world.advance(hour / 60);
  await catchUp();
  expect(await offered()).toMatchObject({ unavailableHosts: 0 });
});

test("while one certificate follows another either may be registered, and the former one goes with the third", async () => {
  const { cipher, tenant, register } = await tenantOf(["ann"]);
  await catchUp();
  const rotate = async () => {
    const made = makeCertificate();
    const given = certificateOf(made, world.now());
    if (!given.ok) throw new Error(given.error);
    expect(await rotateCredential(world.db, cipher, tenant, given.value, new Date(world.now()))).toBe(true);
    return made.certificate;
  };
  const next = await rotate();
  const steps = [async () => {}, async () => register(next), async () => register(next, await rotate())];
  for (const step of steps) {
    await step();
    world.advance(2 * hour);
    await world.db.cachedCalendar.updateMany({ data: { dirtySince: new Date(world.now()) } });
    await catchUp();
    expect(await world.db.mailbox.count({ where: { failureKind: { not: null } } })).toBe(0);
  }
  expect(await world.db.tenantCredential.count()).toBe(2);
});

test("a refused certificate is the operators' trouble: an alert, and nobody is asked to sign in", async () => {
  const { register } = await tenantOf(["ann"]);
  await catchUp();
  register(makeCertificate().certificate);
  world.advance(2 * hour);
  await world.db.cachedCalendar.updateMany({ data: { dirtySince: new Date(world.now()) } });
  await catchUp();
  expect(await world.db.alert.findMany({ where: { clearedAt: null } })).toMatchObject([
    { reason: expect.stringContaining("AADSTS700027") },
  ]);
  expect((await statesOf("ann"))[0]).toMatchObject({ state: "unavailable" });
  await world.runtime.accountMails?.tend();
  expect(await world.db.relink.count()).toBe(0);
});

test("a tenant that doesn't know the app any more needs its administrator", async () => {
  await tenantOf(["ann"]);
  await catchUp();
  world.simulator.removeApp("contoso.example", clientId);
  world.advance(2 * hour);
  await world.db.cachedCalendar.updateMany({ data: { dirtySince: new Date(world.now()) } });
  await catchUp();
  expect((await statesOf("ann"))[0]).toMatchObject({ state: "needs_admin" });
});

test("whoever has selected calendars keeps to them, and a tenant that is removed opens nothing", async () => {
  await tenantOf(["ann", "bob"]);
  await catchUp();
  const user = await world.db.user.findFirstOrThrow({ where: { email: addressOf("ann") } });
  const another = { userId: user.id, integration, externalId: "another" };
  const eventType = await world.db.eventType.findFirstOrThrow();
  await world.db.selectedCalendar.create({ data: { ...another, eventTypeId: eventType.id } });
  expect((await statesOf("ann"))[0]).toMatchObject({ credentialId: expect.any(Number), state: "active" });
  await world.db.selectedCalendar.deleteMany();
  await world.db.selectedCalendar.create({ data: another });
  await world.runtime.sweep();
  expect(await statesOf("ann")).toMatchObject([{ calendars: [{ externalId: "another" }] }]);
  await world.db.selectedCalendar.deleteMany();
  expect(await statesOf("ann")).toMatchObject([
    { address: addressOf("ann"), calendars: [{ state: "active" }] },
  ]);
  await world.db.tenant.deleteMany();
  expect(await world.db.account.count()).toBe(0);
  expect(await world.db.mailbox.count({ where: { credentialId: { not: null } } })).toBe(0);
  expect(await world.db.tenantCredential.count()).toBe(0);
});

// Broken on purpose: no choose_reader for a tenant's new accounts; Ann's mailbox stayed with the account that was refused.
test("a mailbox whose owner's sign-in ended is read by its tenant, and its owner isn't asked", async () => {
  await tenantOf(["ann"]);
  const user = await world.db.user.findFirstOrThrow();
  const key = { access_token: "a", refresh_token: "r", expiry_date: 0, email: addressOf("ann") };
  const { id } = await world.db.credential.create({ data: { type: integration, key, userId: user.id } });
  const [calendar] = world.simulator.listMailboxes()[0]?.calendars ?? [];
  const externalId = calendar?.id ?? "";
  await world.db.selectedCalendar.create({
    data: { userId: user.id, integration, externalId, credentialId: id },
  });
  await world.db.mailbox.create({ data: { integration, address: addressOf("ann"), credentialId: id } });
  await world.db.credential.update({ where: { id }, data: { invalid: true } });
  await catchUp();
  const date = new Date(world.now() + day).toISOString().slice(0, 10);
  const ref = { credentialId: id, externalId };
  expect(await world.read(ref, `${date}T00:00:00Z`, `${date}T23:00:00Z`)).toMatchObject({ source: "cached" });
  expect(await findRelinks(world.db, [integration])).toMatchObject([{ credentialId: id, isUsed: false }]);
});

test("a user who is gone takes their account along, and a host's table that is emptied takes no tenant's", async () => {
  await tenantOf(["ann", "bob"]);
  await catchUp();
  await world.db.$executeRaw`TRUNCATE "Credential" CASCADE`;
  await world.db.$queryRaw`SELECT calcache.reconcile()::text`;
  expect(await world.db.account.count()).toBe(2);
  expect(await world.db.mailbox.count({ where: { credentialId: { lt: 0 } } })).toBe(2);
  await world.db.user.deleteMany({ where: { email: addressOf("bob") } });
  expect(await world.db.account.findMany()).toMatchObject([{ address: addressOf("ann") }]);
  expect(await world.db.mailbox.count({ where: { credentialId: { lt: 0 } } })).toBe(1);
});
