import type { Engine } from "@calcache/calendar-cache";
import { err, ok, type Result } from "@calcache/prisma";
import { type ChangeCursor, type ChangedThing, changedThings, isLater } from "@calcache/scheduling";
import { watchAccounts } from "../accounts/watch-accounts.ts";
import type { ChannelFilters } from "../channel/channel-filters.ts";
import type { Asker } from "../gather/listening.ts";
import { readCalendars } from "./read-calendars.ts";
import { readAccounts, readBookings } from "./read-news.ts";
import type { ToldChange } from "./told-change.ts";

/** A change, named by what it is of and its id there. */
export type FoundChange = ToldChange & { of: ChangedThing };

export type FoundChanges = { changes: FoundChange[]; next: ChangeCursor; more: boolean };

/**
 * A cursor that can't be gone on from: changes aren't kept for so long, or not over another life of the database; one that is later than
 * its present state is of another database, which this one was restored from.
 */
export type TooOld = { kind: "too old"; beginWith: ChangeCursor };

const page = 500;

/** Of so many changes at a time it is asked which the asker is told; after so many times they are to ask again. */
const [stepOf, mostSteps] = [2_000, 20];

/** ms. Changes are kept for 40 days; nobody is told that all was quiet when what changed is deleted already. */
const goodFor = 29 * 86_400_000;

const readers = { calendars: readCalendars, bookings: readBookings, accounts: readAccounts };

/**
 * What has changed after a cursor, as a channel of that key with these filters is told of it, but each change by itself: of calendars, then
 * of bookings, then of accounts, those of each one in order. None is missed, however long the transaction took that made it, and none told
 * twice.
 * @param since null begins with now
 */
export async function findChanges(
  engine: Pick<Engine, "db" | "now" | "providers">,
  apiKeyId: string,
  since: ChangeCursor | null,
  filters: ChannelFilters = {},
): Promise<Result<FoundChanges, TooOld>> {
  const { db, now } = engine;
  // What became of accounts before that is no news.
  if (since === null) await watchAccounts(engine);
  const [state] = await db.$queryRaw<{ incarnation: string; snapshot: string }[]>`
    SELECT calcache.incarnation() AS incarnation, pg_current_snapshot()::text AS snapshot`;
  if (!state) throw new Error("the database didn't say which state it is in");
  const { incarnation, snapshot } = state;
  const present: ChangeCursor = { incarnation, since: snapshot, page: null, madeAt: now() };
  if (since === null) return ok({ changes: [], next: present, more: false });
  const until = since.page?.until ?? snapshot;
  const isOfAnother =
    since.incarnation !== incarnation || [since.since, until].some((at) => isLater(at, snapshot));
  if (isOfAnother || since.madeAt < now() - goodFor) return err({ kind: "too old", beginWith: present });
  const readAt = since.page?.readAt ?? present.madeAt;
  const asker = { apiKeyId, filters, since: since.since };
  const place = { of: since.page?.of ?? "calendars", after: BigInt(since.page?.after ?? 0) };
  const { changes, goOn } = await readPage(db, asker, until, place);
  const next =
    goOn === null
      ? { incarnation, since: until, page: null, madeAt: readAt }
      : { ...since, page: { until, readAt, of: goOn.of, after: String(goOn.after) } };
  return ok({ changes, next, more: goOn !== null });
}

type Place = { of: ChangedThing; after: bigint };

/** `goOn` is where the next page begins; null after the last. */
async function readPage(
  db: Engine["db"],
  asker: Asker,
  until: string,
  from: Place,
): Promise<{ changes: FoundChange[]; goOn: Place | null }> {
  const changes: FoundChange[] = [];
  let { of, after }: Place = from;
  for (let steps = 0; steps < mostSteps; steps++) {
    const { told, last, isFull } = await readers[of](db, asker, until, after, stepOf);
    const room = told.slice(0, page - changes.length);
    changes.push(...room.map((change) => ({ ...change, of })));
    if (room.length < told.length) return { changes, goOn: { of, after: room.at(-1)?.id ?? after } };
    const following = changedThings[changedThings.indexOf(of) + 1];
    if (!isFull && following === undefined) return { changes, goOn: null };
    after = isFull ? last : 0n;
    of = isFull ? of : (following ?? of);
  }
  return { changes, goOn: { of, after } };
}
