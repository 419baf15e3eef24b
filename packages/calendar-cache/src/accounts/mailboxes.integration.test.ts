import { afterEach, beforeEach, expect, test } from "vitest";
import { refreshCalendars } from "../refresh/refresh-calendars.ts";
import { busy, createTestEngine } from "../testing/test-engine.ts";
import { failing, hour } from "../testing/test-mailbox.ts";
import { ensureCalendar } from "./calendars.ts";

let world: Awaited<ReturnType<typeof createTestEngine>>;
beforeEach(async () => {
  world = await createTestEngine();
});
afterEach(() => world.drop());

// Broken on purpose: ensureCalendar with Prisma's upsert; seven of eight were told of a broken unique constraint.
test("a calendar that many ask for at once for the first time is made once", async () => {
  const atOnce = <Value>(act: () => Promise<Value>) => Promise.all(Array.from({ length: 8 }, act));
  // Each on an open connection of its own, or the first would be done before the others begin.
  await atOnce(() => world.db.$queryRaw`SELECT pg_sleep(0.1)::text`);
  const ref = { credentialId: world.credential.id, externalId: "new" };
  const made = await atOnce(() => ensureCalendar(world.engine, ref));
  expect(new Set(made.map((calendar) => calendar?.id)).size).toBe(1);
});

// Broken on purpose: mailboxSettings believes what it once read for ever; all-day events kept to the zone of last year.
test("asks for a mailbox's zone once an hour, and believes the last one while it can't be read", async () => {
  const zones: string[] = [];
  let zone = "Europe/Berlin";
  world.answer(busy());
  const { readBusy } = world.provider;
  world.provider.readSettings = async () => ({ ok: true, value: { timeZone: zone, away: null } });
  world.provider.readBusy = (mailbox, id, range, timeZone) => {
    zones.push(timeZone);
    return readBusy(mailbox, id, range, timeZone);
  };
  const refresh = () =>
    refreshCalendars(world.engine, [{ credentialId: world.credential.id, externalId: "a" }]);
  await refresh();
  zone = "America/New_York";
  await refresh();
  world.advance(hour);
  await refresh();
  world.provider.readSettings = async () => ({
    ok: false,
    error: { kind: "transient", reason: "HTTP 503", retryAfterSeconds: null, reached: "provider" },
  });
  world.advance(hour);
  await refresh();
  expect(zones).toEqual(["Europe/Berlin", "Europe/Berlin", "America/New_York", "America/New_York"]);
});

// Broken on purpose: mailboxSettings passes failures on; the calendar was never asked for. And a zone that isn't told believed for
// ever; it was asked for once.
test.each([
  ["tells no zone", { ok: true as const, value: { timeZone: null, away: null } }, hour],
  ["fails for ever", failing("transient"), hour],
  ["doesn't let its zone be read", failing("forbidden"), 24 * hour],
  ["answers with nonsense", failing("malformed"), hour],
])(
  "a mailbox that %s is read all the same, by its owner's zone, and asked again",
  async (_what, answer, again) => {
    const zones: string[] = [];
    let asked = 0;
    world.provider.readSettings = async (_mailbox, parts) => {
      asked += Number(parts === "all");
      return answer;
    };
    world.provider.readBusy = async (_mailbox, _calendar, _range, timeZone) => {
      zones.push(timeZone);
      return busy();
    };
    const refresh = () =>
      refreshCalendars(world.engine, [{ credentialId: world.credential.id, externalId: "a" }]);
    await refresh();
    world.advance(again - 1000);
    await refresh();
    expect(asked).toBe(1);
    world.advance(1000);
    await refresh();
    expect(asked).toBe(2);
    expect(zones).toEqual(["Europe/Berlin", "Europe/Berlin", "Europe/Berlin"]);
    expect(await world.db.mailbox.findFirst()).toMatchObject({ failingSince: null, pausedUntil: null });
  },
);

test("where there is no way to ask as an account, its zone's refusal is the calendar's", async () => {
  let reads = 0;
  world.provider.readSettings = async () => failing("relink", { reached: "sign-in" });
  world.provider.readBusy = async () => {
    reads += 1;
    return busy();
  };
  await refreshCalendars(world.engine, [{ credentialId: world.credential.id, externalId: "a" }]);
  expect(reads).toBe(0);
  expect(await world.db.mailbox.findFirst()).toMatchObject({ failureKind: "relink" });
});

// Broken on purpose: what couldn't be read taken for nobody away; a refusal that leaves what was told before.
test("a mailbox's owner is away for as long as it was last told, and not where it may not be asked any more", async () => {
  const away = { from: Date.parse("2026-12-01T09:00:30Z"), until: Date.parse("2026-12-08T17:00Z") };
  const refresh = () =>
    refreshCalendars(world.engine, [{ credentialId: world.credential.id, externalId: "a" }]);
  const answers = [
    { ok: true as const, value: { timeZone: null, away } },
    failing("transient"),
    { ok: true as const, value: { timeZone: null, away: null } },
    { ok: true as const, value: { timeZone: null, away } },
    failing("permission"),
  ];
  const stored = [];
  for (const answer of answers) {
    world.provider.readSettings = async () => answer;
    await refresh();
    stored.push((await world.db.mailbox.findFirstOrThrow()).awayUntil?.getTime() ?? null);
    world.advance(hour);
  }
  expect(stored).toEqual([away.until, away.until, null, away.until, null]);
});

// Broken on purpose: a refusal of all believed of the zone; the zone was the owner's.
test.each(["forbidden", "permission", "bug"] as const)(
  "a mailbox that refuses when its owner is away (%s) still tells its zone each hour, and is asked for the other once a day",
  async (kind) => {
    const asked: string[] = [];
    let zone = "Asia/Tokyo";
    world.provider.readSettings = async (_mailbox, parts) => {
      asked.push(parts);
      return parts === "all" ? failing(kind) : { ok: true, value: { timeZone: zone, away: null } };
    };
    const refresh = () =>
      refreshCalendars(world.engine, [{ credentialId: world.credential.id, externalId: "a" }]);
    const stored = async () => (await world.db.mailbox.findFirstOrThrow()).timeZone;
    await refresh();
    expect([asked.splice(0), await stored()]).toEqual([["all", "zone"], "Asia/Tokyo"]);
    world.advance(hour);
    zone = "Europe/Paris";
    await refresh();
    expect([asked.splice(0), await stored()]).toEqual([["zone"], "Europe/Paris"]);
    world.advance(23 * hour);
    await refresh();
    expect(asked).toEqual(["all", "zone"]);
  },
);

test.each(["throttled", "transient"] as const)(
  "a mailbox that is %s isn't asked a second time",
  async (kind) => {
    const asked: string[] = [];
    world.provider.readSettings = async (_mailbox, parts) => {
      asked.push(parts);
      return failing(kind);
    };
    await refreshCalendars(world.engine, [{ credentialId: world.credential.id, externalId: "a" }]);
    expect(asked).toEqual(["all"]);
  },
);
