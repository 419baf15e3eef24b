import {
  type Connections,
  chooseCalendars,
  connectAccount,
  disconnectAccount,
  listAccounts,
  partingFrom,
} from "@calcache/connections";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestWorld, type TestWorld, teamOf } from "./testing/index.ts";

let world: TestWorld;
let connections: Connections;
const woken: number[] = [];
let sweeps = 0;

beforeAll(async () => {
  world = await createTestWorld();
  if (world.runtime.connections === null) throw new Error("no app is registered");
  const engine = { ...world.engine, wake: async (ids: readonly number[]) => void woken.push(...ids) };
  connections = {
    ...world.runtime.connections,
    engine,
    tend: () => {
      sweeps += 1;
    },
  };
});
afterAll(() => world.close());

type Mailbox = ReturnType<TestWorld["simulator"]["createMailbox"]>;
let counter = 0;
let ann: { id: number };
let mailbox: Mailbox;

const tokensOf = ({ tokens }: Mailbox) => ({
  accessToken: tokens.access_token,
  refreshToken: tokens.refresh_token,
  expiresAt: world.now() + tokens.expires_in * 1000,
});
const mailboxOf = (address: string) =>
  world.simulator.createMailbox({
    address,
    displayName: "Ann",
    timeZone: "Europe/Berlin",
    calendars: [{ name: "Calendar", isDefault: true }, { name: "Other" }],
  });
const signedIn = { identity: { tenantId: "tid", objectId: "oid" }, path: "environment" };
const connect = (of: Mailbox, credentialId: number | null = null, userId = ann.id) =>
  connectAccount(connections, { userId, credentialId, tokens: tokensOf(of), ...signedIn });
const idOf = (of: Mailbox, index: number) => of.calendars[index]?.id ?? "";

beforeEach(async () => {
  counter += 1;
  ann = await world.db.user.create({ data: { email: `ann${counter}@contoso.example` } });
  mailbox = mailboxOf(`ann${counter}@contoso.example`);
});

describe("connecting an account", () => {
  test("seals its tokens, and chooses its default calendar for both", async () => {
    const connected = await connect(mailbox);
    expect(connected).toMatchObject({ ok: true, value: { address: mailbox.address } });
    const { key } = await world.db.credential.findFirstOrThrow({ where: { userId: ann.id } });
    expect(JSON.stringify(key)).not.toContain(mailbox.tokens.refresh_token);
    const [account] = await listAccounts(connections, ann.id);
    expect(account).toMatchObject({ address: mailbox.address, condition: null, isListed: true });
    expect(account?.calendars).toMatchObject([
      {
        name: "Calendar",
        isDefault: true,
        isBusy: true,
        isDestination: true,
        condition: { state: "syncing" },
      },
      { name: "Other", isBusy: false, isDestination: false, condition: null },
    ]);
    expect(sweeps).toBeGreaterThan(0);
  });

  // Seen failing: nothing was chosen, and Ann was free whenever she works.
  test("is refused where its provider names no default calendar, unless it is connected already", async () => {
    const { look } = connections.accounts;
    const withoutDefault: typeof look = async (tokens) => {
      const looked = await look(tokens);
      if (!looked.ok) return looked;
      const calendars = looked.value.calendars.filter(({ isDefault }) => !isDefault);
      return { ok: true, value: { ...looked.value, calendars } };
    };
    const told = { ...connections, accounts: { ...connections.accounts, look: withoutDefault } };
    const again = () =>
      connectAccount(told, { userId: ann.id, credentialId: null, tokens: tokensOf(mailbox), ...signedIn });
    expect(await again()).toEqual({ ok: false, error: { kind: "unreadable" } });
    expect(await world.db.credential.count({ where: { userId: ann.id } })).toBe(0);
    await connect(mailbox);
    expect(await again()).toMatchObject({ ok: true });
  });

  test("again replaces its tokens, and leaves what was chosen and forgets what has failed", async () => {
    await connect(mailbox);
    const { id } = await world.db.credential.findFirstOrThrow({ where: { userId: ann.id } });
    await chooseCalendars(connections, ann.id, {
      shown: [],
      busy: [{ credentialId: id, externalId: idOf(mailbox, 1) }],
      destination: null,
    });
    await world.db.credential.update({ where: { id }, data: { invalid: true } });
    await world.db.mailbox.updateMany({
      where: { credentialId: id },
      data: { failingSince: new Date(), failureKind: "relink", failureCount: 9, pausedUntil: new Date(8e12) },
    });
    expect(await listAccounts(connections, ann.id)).toMatchObject([
      { condition: { state: "needs_sign_in" }, isListed: false },
    ]);
    expect(await connect(mailbox, id)).toMatchObject({ ok: true, value: { credentialId: id } });
    const [account, ...others] = await listAccounts(connections, ann.id);
    expect(others).toEqual([]);
    expect(account?.condition).toBeNull();
    expect(account?.calendars.map(({ isBusy }) => isBusy)).toEqual([true, true]);
    expect(woken).toContain((await world.db.mailbox.findFirstOrThrow({ where: { credentialId: id } })).id);
  });

  // Broken on purpose: isSame not asked; Ann's calendars were another person's from then on.
  test("refuses another mailbox than has to come back, and names both", async () => {
    await connect(mailbox);
    const { id } = await world.db.credential.findFirstOrThrow({ where: { userId: ann.id } });
    const other = mailboxOf(`other${counter}@contoso.example`);
    expect(await connect(other, id)).toEqual({
      ok: false,
      error: { kind: "other-mailbox", expected: mailbox.address, actual: other.address },
    });
    expect(await world.db.credential.count({ where: { userId: ann.id } })).toBe(1);
  });

  test("that is another user's, or gone, connects nothing", async () => {
    await connect(mailbox);
    const { id } = await world.db.credential.findFirstOrThrow({ where: { userId: ann.id } });
    const mallory = await world.db.user.create({ data: { email: `mallory${counter}@evil.example` } });
    expect(await connect(mailbox, id, mallory.id)).toMatchObject({ error: { kind: "removed" } });
    expect(await world.db.credential.count({ where: { userId: mallory.id } })).toBe(0);
  });

  test("that its provider tells nothing of connects nothing", async () => {
    world.simulator.addFault({ match: { operation: "getUser" }, effect: { status: 503 }, times: 1 });
    expect(await connect(mailbox)).toMatchObject({ error: { kind: "unreadable" } });
    world.simulator.clearFaults();
  });
});

describe("choosing", () => {
  const chosen = async () => {
    await connect(mailbox);
    const { id: credentialId } = await world.db.credential.findFirstOrThrow({ where: { userId: ann.id } });
    return [0, 1].map((index) => ({ credentialId, externalId: idOf(mailbox, index) })) as [
      { credentialId: number; externalId: string },
      { credentialId: number; externalId: string },
    ];
  };

  test("closes time by other calendars, and takes bookings in another", async () => {
    const [main, other] = await chosen();
    const choice = { shown: [main, other], busy: [other], destination: other };
    expect(await chooseCalendars(connections, ann.id, choice)).toMatchObject({ ok: true });
    expect((await listAccounts(connections, ann.id))[0]?.calendars).toMatchObject([
      { isBusy: false, isDestination: false },
      { isBusy: true, isDestination: true },
    ]);
  });

  test("leaves calendars as they are that the page didn't show", async () => {
    const [main, other] = await chosen();
    await chooseCalendars(connections, ann.id, { shown: [other], busy: [other], destination: null });
    expect((await listAccounts(connections, ann.id))[0]?.calendars.map(({ isBusy }) => isBusy)).toEqual([
      true,
      true,
    ]);
    expect(main).toBeDefined();
  });

  test("takes nobody else's calendars, none that isn't there, and no bookings into one that is read-only", async () => {
    const [main] = await chosen();
    const mallory = await world.db.user.create({ data: { email: `mallory${counter}@evil.example` } });
    const notYours = { error: { kind: "not-yours" } };
    const choice = { shown: [], busy: [main], destination: null };
    expect(await chooseCalendars(connections, mallory.id, choice)).toMatchObject(notYours);
    const unknown = { ...main, externalId: "AAMk=" };
    expect(await chooseCalendars(connections, ann.id, { ...choice, busy: [unknown] })).toMatchObject(
      notYours,
    );
    expect(await chooseCalendars(connections, ann.id, { ...choice, destination: unknown })).toMatchObject(
      notYours,
    );
    expect(await world.db.selectedCalendar.count({ where: { userId: mallory.id } })).toBe(0);
  });

  test("shows what is chosen, without names, while Outlook doesn't list it", async () => {
    await chosen();
    world.simulator.addFault({ match: { operation: "listCalendars" }, effect: { status: 500 } });
    await listAccounts(connections, ann.id);
    expect(await listAccounts(connections, ann.id)).toMatchObject([
      { isListed: false, calendars: [{ name: null, isBusy: true, isDestination: true }] },
    ]);
    world.simulator.clearFaults();
  });
});

describe("disconnecting", () => {
  test("says what becomes of bookings, ends the subscriptions, and forgets the account", async () => {
    await world.importTeam(teamOf([mailbox]));
    await world.runtime.sweep();
    const { id } = await world.db.credential.findFirstOrThrow({ where: { userId: ann.id } });
    const subscriptions = () => world.simulator.listSubscriptions().length;
    expect(subscriptions()).toBe(1);
    const startsAt = new Date(world.now() + 86_400_000);
    const endsAt = new Date(startsAt.getTime() + 1_800_000);
    const uid = `booking${counter}`;
    const booking = await world.db.booking.create({
      data: { uid, title: "Intro", startTime: startsAt, endTime: endsAt, userId: ann.id },
    });
    await world.db.bookingHost.create({
      data: { bookingId: booking.id, userId: ann.id, credentialId: id, startsAt, endsAt },
    });
    expect(await partingFrom(connections, ann.id, id)).toMatchObject({
      openBookings: 1,
      address: mailbox.address,
    });
    expect(await disconnectAccount(connections, ann.id, id)).toBe(true);
    expect(subscriptions()).toBe(0);
    expect(await listAccounts(connections, ann.id)).toEqual([]);
    expect(await world.db.selectedCalendar.count({ where: { userId: ann.id } })).toBe(0);
    const ofMailbox = { mailbox: { address: mailbox.address } };
    expect(await world.db.cachedCalendar.count({ where: ofMailbox })).toBe(0);
  });

  test("is refused for another user's account", async () => {
    await connect(mailbox);
    const { id } = await world.db.credential.findFirstOrThrow({ where: { userId: ann.id } });
    const mallory = await world.db.user.create({ data: { email: `mallory${counter}@evil.example` } });
    expect(await partingFrom(connections, mallory.id, id)).toBeNull();
    expect(await disconnectAccount(connections, mallory.id, id)).toBe(false);
    expect(await world.db.credential.count({ where: { id } })).toBe(1);
  });

  test("leaves a mailbox's subscriptions where somebody else has connected it too", async () => {
    await world.importTeam(teamOf([mailbox]));
    await world.runtime.sweep();
    const before = world.simulator.listSubscriptions().length;
    const ben = await world.db.user.create({ data: { email: `ben${counter}@contoso.example` } });
    await connect(mailbox, null, ben.id);
    const { id } = await world.db.credential.findFirstOrThrow({ where: { userId: ann.id } });
    expect(await disconnectAccount(connections, ann.id, id)).toBe(true);
    expect(world.simulator.listSubscriptions()).toHaveLength(before);
    const ofMailbox = { mailbox: { address: mailbox.address } };
    expect(await world.db.cachedCalendar.count({ where: ofMailbox })).toBe(1);
  });
});
