import {
  metadataChange,
  type PersonalEventTypeEntry,
  type TeamEventTypeEntry,
} from "@calcache/configuration";
import type { Prisma } from "@calcache/prisma";
import type { ImportContext } from "./import-context.ts";
import { hasValues, reconcile } from "./reconcile.ts";

type EventTypeEntry = PersonalEventTypeEntry | TeamEventTypeEntry;

/** Whose event types they are. */
export type EventTypeOwner = { readonly userId: number } | { readonly teamId: number };

/**
 * Makes the event types of a user or a team what the file says. One that keeps its slug keeps its id.
 * @returns their ids by slug
 */
export async function importEventTypes(
  { transaction, summary }: ImportContext,
  owner: EventTypeOwner,
  entries: readonly EventTypeEntry[],
): Promise<ReadonlyMap<string, number>> {
  const { missing, matched, surplus } = reconcile(
    await transaction.eventType.findMany({ where: owner }),
    ({ slug }) => slug,
    entries,
    ({ slug }) => slug,
  );
  await removeEventTypes(
    transaction,
    surplus.map(({ id }) => id),
  );
  const created = await transaction.eventType.createManyAndReturn({
    data: missing.map((entry) => ({ ...owner, ...columnsOf(entry), ...metadataChange(null, entry) })),
    select: { id: true, slug: true },
  });
  const changed = matched
    .map(({ row, wanted }) => ({
      row,
      columns: { ...columnsOf(wanted), ...metadataChange(row.metadata, wanted) },
    }))
    .filter(({ row, columns }) => !hasValues(row, columns));
  for (const { row, columns } of changed)
    await transaction.eventType.update({ where: { id: row.id }, data: columns });

  const tally = summary["event types"];
  tally.created += missing.length;
  tally.updated += changed.length;
  tally.unchanged += matched.length - changed.length;
  tally.removed += surplus.length;
  return new Map([...created, ...matched.map(({ row }) => row)].map(({ slug, id }) => [slug, id]));
}

function columnsOf(entry: EventTypeEntry) {
  const { slug, title, length, slotInterval, minimumBookingNotice, beforeEventBuffer, afterEventBuffer } =
    entry;
  const { periodDays } = entry;
  const isRolling = periodDays !== null;
  return {
    ...{
      slug,
      title,
      length,
      slotInterval,
      minimumBookingNotice,
      beforeEventBuffer,
      afterEventBuffer,
      periodDays,
    },
    periodType: isRolling ? ("ROLLING" as const) : ("UNLIMITED" as const),
    periodCountCalendarDays: isRolling ? true : null,
    schedulingType: "schedulingType" in entry ? entry.schedulingType : null,
    isRRWeightsEnabled: "hosts" in entry && haveWeights(entry.hosts),
  };
}

/** Whether those who share a round robin get unequal shares of its bookings, for which cal.com has to be told to weigh. */
function haveWeights(hosts: TeamEventTypeEntry["hosts"]): boolean {
  const weights = hosts.filter(({ isFixed }) => !isFixed).map(({ weight }) => weight);
  return new Set(weights).size > 1;
}

/** Takes their own calendars and hours along: left behind, these would count for their users' every event type. */
async function removeEventTypes(transaction: Prisma.TransactionClient, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await transaction.selectedCalendar.deleteMany({ where: { eventTypeId: { in: ids } } });
  await transaction.availability.deleteMany({ where: { eventTypeId: { in: ids } } });
  await transaction.eventType.deleteMany({ where: { id: { in: ids } } });
}
