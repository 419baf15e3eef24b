import { union } from "@calcache/availability";
import { Prisma } from "@calcache/prisma";
import { type CalendarChange, readCalendarChanges } from "./calendar-changes.ts";
import { findAudience, type Listener } from "./find-audience.ts";
import { listening } from "./listening.ts";
import type { Round } from "./round.ts";
import { type GatheredChange, storeGathered } from "./store-gathered.ts";
import { hull, openToldOf } from "./told-of.ts";

const page = 5_000;

/** Gathers the changes of calendars into notices. The answer says whether there were any. */
export async function gatherAvailability(tx: Prisma.TransactionClient, round: Round): Promise<boolean> {
  for (let after = 0n, found = 0; ; ) {
    const changes = await readCalendarChanges(tx, round, after, page);
    found += changes.length;
    const last = changes.at(-1);
    if (last === undefined) return found > 0;
    await gatherPage(tx, round, changes);
    if (changes.length < page) return true;
    after = last.id;
  }
}

async function gatherPage(
  tx: Prisma.TransactionClient,
  round: Round,
  changes: readonly CalendarChange[],
): Promise<void> {
  const calendarIds = [...new Set(changes.map(({ calendarId }) => calendarId))];
  const among = Prisma.sql`c.id = ANY(${calendarIds}::int[])`;
  const audience = await findAudience(tx, listening(round.now), among);
  if (audience.length === 0) return;
  const isNews = await newsFor(tx, changes, audience);
  const toldOf = await openToldOf(tx, audience, changes);
  const ofCalendar = Map.groupBy(changes, ({ calendarId }) => calendarId);
  const gathered = audience.flatMap((listener): GatheredChange[] => {
    const told = (ofCalendar.get(listener.calendarId) ?? []).flatMap((change) => {
      if (!isNews(listener, change)) return [];
      const touched = toldOf(listener, change);
      return touched.length === 0 ? [] : [{ at: change.at, touched }];
    });
    const [first] = told;
    if (first === undefined) return [];
    return [{ listener, since: first.at, range: hull(union(told.map(({ touched }) => touched))) }];
  });
  await storeGathered(tx, round, gathered);
}

/** Whether a listener's channel was not yet active when a change was made is asked once for each pair of them, in one query. */
async function newsFor(
  tx: Prisma.TransactionClient,
  changes: readonly CalendarChange[],
  audience: readonly Listener[],
): Promise<(listener: Listener, change: CalendarChange) => boolean> {
  const snapshots = [...new Set(audience.map(({ since }) => since))];
  const transactions = [...new Set(changes.map(({ changedIn }) => changedIn))];
  const old = await tx.$queryRaw<{ since: string; changedIn: bigint }[]>`
    SELECT since, changed_in AS "changedIn" FROM unnest(${snapshots}::text[]) since, unnest(${transactions}::bigint[]) changed_in
    WHERE pg_visible_in_snapshot(changed_in::text::xid8, since::pg_snapshot)`;
  const known = new Set(old.map(({ since, changedIn }) => `${since} ${changedIn}`));
  return ({ since }, { changedIn }) => !known.has(`${since} ${changedIn}`);
}
