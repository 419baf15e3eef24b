import { type Intervals, intervalsFrom, union } from "@calcache/availability";
import type { Prisma } from "@calcache/prisma";
import type { Listener } from "./find-audience.ts";
import { type Changed, findOwnEvents, notWritten, touchesOwn } from "./own-events.ts";

/** What of a change a listener is told: the time that was touched by others than its key, nothing where there is none. */
export type ToldOf = (listener: Listener, change: Changed) => Intervals;

const nothing = intervalsFrom([]);

/** Looks up what these listeners' keys wrote into these calendars themselves. */
export async function openToldOf(
  tx: Pick<Prisma.TransactionClient, "$queryRaw">,
  audience: readonly Listener[],
  changes: readonly Changed[],
): Promise<ToldOf> {
  const calendarIds = [...new Set(changes.map(({ calendarId }) => calendarId))];
  const keys = [...new Set(audience.map(({ apiKeyId }) => apiKeyId))];
  const own = Map.groupBy(
    await findOwnEvents(tx, keys, calendarIds, spanOf(changes)),
    ({ apiKeyId, calendarId }) => `${apiKeyId} ${calendarId}`,
  );
  return ({ apiKeyId, calendarId, onlyManaged }, change) => {
    const written = own.get(`${apiKeyId} ${calendarId}`) ?? [];
    return onlyManaged && !touchesOwn(change, written) ? nothing : notWritten(change, written);
  };
}

/** The shortest time in which these lie, half-open. */
export const hull = (times: Intervals) => ({ start: times[0] ?? 0, end: times.at(-1) ?? 0 });

/** Epoch ms. */
function spanOf(changes: readonly Changed[]): { start: number; end: number } {
  const { start, end } = hull(
    union(changes.flatMap(({ becameBusy, becameFree }) => [becameBusy, becameFree])),
  );
  return { start: start * 60_000, end: end * 60_000 };
}
