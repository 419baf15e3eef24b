import type { Prisma } from "@calcache/prisma";
import type { PersonalEventTypeEntry, TeamEventTypeEntry } from "../fields/event-type-fields.ts";
import { periodColumns } from "./period-columns.ts";
import { ruleColumns } from "./rule-columns.ts";

type Said = PersonalEventTypeEntry | Omit<TeamEventTypeEntry, "hosts">;

/**
 * The columns that say what an event type is, apart from its metadata.
 * @param hosts of a team's
 */
export function eventTypeColumns(
  entry: Said,
  hosts: readonly Pick<TeamEventTypeEntry["hosts"][number], "isFixed" | "weight">[],
) {
  const { slug, title, length, slotInterval, minimumBookingNotice } = entry;
  const { beforeEventBuffer, afterEventBuffer } = entry;
  return {
    slug,
    title,
    length,
    slotInterval,
    minimumBookingNotice,
    beforeEventBuffer,
    afterEventBuffer,
    ...periodColumns(entry),
    schedulingType: "schedulingType" in entry ? entry.schedulingType : null,
    isRRWeightsEnabled: haveWeights(hosts),
    ...ruleColumns(entry),
  };
}

/** Whether those who share a round robin get unequal shares of its bookings, for which cal.com has to be told to weigh. */
function haveWeights(hosts: readonly { isFixed: boolean; weight: number }[]): boolean {
  const weights = hosts.filter(({ isFixed }) => !isFixed).map(({ weight }) => weight);
  return new Set(weights).size > 1;
}

/** Takes their own calendars and hours along: left behind, these would count for their users' every event type. */
export async function removeEventTypes(
  transaction: Prisma.TransactionClient,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  const eventTypeId = { in: [...ids] };
  await transaction.selectedCalendar.deleteMany({ where: { eventTypeId } });
  await transaction.availability.deleteMany({ where: { eventTypeId } });
  await transaction.eventType.deleteMany({ where: { id: eventTypeId } });
}
