import type { Database } from "@calcache/prisma";

/** A slot that is held until a moment. Times are epoch ms. */
export type SlotHold = { uid: string; eventTypeId: number; start: number; end: number; until: number };

/** A hold by its uid; null when there is none, or none any more. */
export async function findHold(
  db: Pick<Database, "selectedSlots">,
  uid: string,
  now: number,
): Promise<SlotHold | null> {
  const row = await db.selectedSlots.findFirst({ where: { uid, releaseAt: { gt: new Date(now) } } });
  return (
    row && {
      uid,
      eventTypeId: row.eventTypeId,
      start: row.slotUtcStartDate.getTime(),
      end: row.slotUtcEndDate.getTime(),
      until: row.releaseAt.getTime(),
    }
  );
}

/** Ends a hold: its slot is offered again at once. False when there is none. */
export async function releaseHold(db: Pick<Database, "selectedSlots">, uid: string): Promise<boolean> {
  const { count } = await db.selectedSlots.deleteMany({ where: { uid } });
  return count > 0;
}
