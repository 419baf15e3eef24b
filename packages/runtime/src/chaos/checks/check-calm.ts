import { readAvailability, wakeDueMailboxes } from "@calcache/calendar-cache";
import { clipMinutes, type Minutes } from "../oracle/busy-minutes.ts";
import type { ChaosCalendar, ChaosWorld } from "../world/chaos-world.ts";
import { advance, work } from "../world/pass-time.ts";
import { readStored } from "../world/stored-calendar.ts";
import { checkStored, minutesFrom, nameOf, withoutEdges, zonesOf } from "./check-read.ts";

const minute = 60_000;

/** Longer than the longest pause after failures, twice; after each the workers look for what is due. */
const recovery = [6_000, 75 * minute, 6_000, 75 * minute, 6_000];

/** A mailbox's zone is believed for a day, and a watched calendar for six hours. */
const beyondEveryBelief = 25 * 60 * minute;

/**
 * Ends all trouble, lets what is on its way arrive and the workers do their work: what was notified must then be known,
 * without any sweep.
 */
export async function checkCalm(world: ChaosWorld): Promise<void> {
  await makePeace(world);
  for (const calendar of world.calendars) {
    await checkStored(world, calendar);
    const { dirty, failure } = await readStored(world.database.db, calendar);
    if (dirty) throw new Error(`${nameOf(calendar)} is still dirty when all is calm (${failure})`);
    if (!calendar.unnotified) await checkPresent(world, calendar, "any zone");
  }
  checkRequests(world);
}

/**
 * The same, then a day goes by, which nobody knows anything about, and one sweep: every busy minute of every calendar
 * must be the present one, in the rows and as the cache serves them.
 */
export async function checkQuiet(world: ChaosWorld): Promise<void> {
  await makePeace(world);
  await advance(world, beyondEveryBelief);
  const report = await world.nextWorker().runtime.sweep();
  if (report.failed > 0) throw new Error(`the quiet sweep failed: ${report.errors.join("; ")}`);
  await settle(world);
  for (const calendar of world.calendars) {
    await checkPresent(world, calendar, "present zone");
    await checkServed(world, calendar);
    if (!calendar.isShared) await checkWatched(world, calendar);
    calendar.unnotified = false;
  }
  // What was found under another id by that sweep is watched by the next one.
  await advance(world, 5 * minute);
  await world.nextWorker().runtime.sweep();
  await settle(world);
  for (const calendar of world.calendars) await checkWatched(world, calendar);
  checkRequests(world);
}

async function makePeace(world: ChaosWorld): Promise<void> {
  const { simulator } = world;
  simulator.clearFaults();
  simulator.setDelivery({
    drop: 0,
    duplicate: 0,
    delayMs: [0, 0],
    shuffle: false,
    paused: false,
    formerAddress: 0,
    strays: 0,
  });
  await world.linkAgain(world.mailboxes.map(({ address }) => address));
  await simulator.deliverySettled();
  for (const ms of recovery) {
    await advance(world, ms);
    await settle(world);
  }
}

/** Lets the workers finish what is due. */
async function settle(world: ChaosWorld): Promise<void> {
  await work(world);
  if (world.queue) return;
  const { engine } = world.nextWorker().runtime;
  for (let attempt = 0; (await wakeDueMailboxes(engine)) > 0; attempt++) {
    if (attempt === 1_500) throw new Error("the workers don't finish what is due");
    await new Promise((resolve) => setTimeout(resolve, 20));
    // Whoever waits for a dead process's lease to end waits on this clock.
    world.move(200);
  }
}

async function checkPresent(
  world: ChaosWorld,
  calendar: ChaosCalendar,
  inZone: "any zone" | "present zone",
): Promise<void> {
  const { busy, covered, failure } = await readStored(world.database.db, calendar);
  if (!covered) throw new Error(`${nameOf(calendar)} is not covered (${failure})`);
  const zones = zonesOf(world, calendar);
  const [asked, range] =
    inZone === "any zone" && zones.length > 1 ? [zones, withoutEdges(covered)] : [zones.slice(-1), covered];
  const stored = clipMinutes(busy, range);
  if (asked.some((zone) => isSame(stored, calendar.history.now(range, zone)))) return;
  const present = calendar.history.now(range, zones.at(-1) ?? "UTC");
  throw new Error(`${nameOf(calendar)} is not what Outlook says: ${difference(stored, present)}`);
}

async function checkServed(world: ChaosWorld, calendar: ChaosCalendar): Promise<void> {
  const { covered } = await readStored(world.database.db, calendar);
  if (!covered) throw new Error(`${nameOf(calendar)} is not covered`);
  const { engine } = world.nextWorker().runtime;
  const [answer] = await readAvailability(engine, [calendar], covered, { serveCache: true });
  if (answer?.source !== "cached")
    throw new Error(`${nameOf(calendar)} is ${answer?.source} after a quiet sweep`);
  const present = calendar.history.now(covered, zonesOf(world, calendar).at(-1) ?? "UTC");
  const served = clipMinutes(minutesFrom(answer.busy), covered);
  if (!isSame(served, present))
    throw new Error(`${nameOf(calendar)} is served wrong: ${difference(served, present)}`);
}

async function checkWatched(world: ChaosWorld, calendar: ChaosCalendar): Promise<void> {
  const known = await world.database.db.subscription.findUnique({ where: { calendarId: calendar.id } });
  if (known?.state !== "active")
    throw new Error(`the subscription of ${nameOf(calendar)} is ${known?.state}`);
}

/** Outlook allows four requests at once in a mailbox. */
function checkRequests({ simulator }: ChaosWorld): void {
  for (const [address, peak] of Object.entries(simulator.requests().peakInFlight)) {
    if (peak > 4) throw new Error(`${peak} requests at once in the mailbox ${address}`);
  }
}

const isSame = (a: readonly Minutes[], b: readonly Minutes[]) => JSON.stringify(a) === JSON.stringify(b);

function difference(cached: readonly Minutes[], present: readonly Minutes[]): string {
  const tell = (spans: readonly Minutes[], others: readonly Minutes[]) => {
    const known = new Set(others.map((span) => span.join()));
    return spans
      .filter((span) => !known.has(span.join()))
      .slice(0, 3)
      .map((span) => span.map((minutes) => new Date(minutes * minute).toISOString().slice(0, 16)).join("/"))
      .join(" ");
  };
  return `cached but not so: ${tell(cached, present)}; so but not cached: ${tell(present, cached)}`;
}
