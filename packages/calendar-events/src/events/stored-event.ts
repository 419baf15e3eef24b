import type { Database } from "@calcache/prisma";
import { type DesiredEvent, readStored } from "./event.ts";
import type { WrittenEvent } from "./event-provider.ts";

/** An event on its way to its calendar, as the database has it. */
export type StoredEvent = {
  id: number;
  /** the provider's id of the calendar */
  calendar: string;
  /** what this generation of it carries at the provider */
  key: string;
  version: number;
  desired: DesiredEvent | null;
  appliedVersion: number;
  /** null: the calendar holds nothing, or nothing that we know */
  applied: DesiredEvent | null;
  /** the provider's id and revision of it, once known, and when the provider said that it is */
  held: Pick<WrittenEvent, "externalId" | "etag" | "times"> | null;
  joinUrl: string | null;
  /** the provider made it without its online meeting */
  meetingRefused: boolean;
  /** since when (epoch ms) a write may have been carried out whose answer we missed */
  sentAt: number | null;
  /** what such a write may have asked for; null: that there be no event */
  sent: (DesiredEvent | null)[];
};

/** When the provider said that an event is, from its columns. */
export const readTimes = ({ heldStart, heldEnd }: { heldStart: Date | null; heldEnd: Date | null }) =>
  heldStart && heldEnd && { start: heldStart.getTime(), end: heldEnd.getTime() };

/** Reads an event with what may have been sent of it; null when it is unknown. */
export async function readEvent(db: Database, id: number): Promise<StoredEvent | null> {
  const row = await db.calendarEvent.findUnique({
    where: { id },
    include: { calendar: { select: { externalId: true } } },
  });
  if (!row) return null;
  const log =
    row.sentVersion === null
      ? []
      : await db.eventLog.findMany({
          where: { eventId: id, version: { gte: row.sentVersion, lte: row.version } },
          orderBy: { version: "asc" },
          select: { desired: true },
        });
  return {
    id,
    calendar: row.calendar.externalId,
    key: `${row.uid}:${row.generation}`,
    version: row.version,
    desired: readStored(row.desired),
    appliedVersion: row.appliedVersion,
    applied: readStored(row.applied),
    held:
      row.externalId === null || row.etag === null
        ? null
        : { externalId: row.externalId, etag: row.etag, times: readTimes(row) },
    joinUrl: row.joinUrl,
    meetingRefused: row.meetingRefused,
    sentAt: row.sentAt?.getTime() ?? null,
    sent: log.map(({ desired }) => readStored(desired)),
  };
}
