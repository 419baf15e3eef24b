import type { EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import { instant } from "../../host-time/times/times.ts";
import type { Bookings } from "../booking/bookings.ts";
import { lockLimits } from "../claim/claim-limits.ts";
import { SlotTaken } from "../claim/claim-time.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { findJoinable, mayBeJoined } from "../claim/joinable.ts";
import type { WantedSlot } from "../hosts/slot-fit.ts";
import type { SlotHold } from "./find-hold.ts";

/** Holds a seat of a booking that others have; null where there is none with one left. @param until epoch ms */
export async function holdSeat(
  { engine }: Pick<Bookings, "engine">,
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: ExcludedTimes & { reservationUid: string },
  until: number,
): Promise<SlotHold | null> {
  const now = engine.now();
  if (eventType.seats === null || !mayBeJoined(eventType, slot, now)) return null;
  if ((await findJoinable(engine.db, eventType, slot, own, now)) === null) return null;
  const { reservationUid: uid } = own;
  const outcome = await inTransaction(engine.db, async (tx) => {
    await lockLimits(tx, eventType);
    const booking = await findJoinable(tx, eventType, slot, own, now);
    if (booking === null || booking.leaderId === null) throw new SlotTaken();
    await tx.selectedSlots.deleteMany({ where: { uid } });
    await tx.selectedSlots.create({
      data: {
        eventTypeId: eventType.id,
        userId: booking.leaderId,
        slotUtcStartDate: instant(slot.start),
        slotUtcEndDate: instant(slot.end),
        uid,
        releaseAt: new Date(until),
        isSeat: true,
      },
    });
  });
  if (outcome.kind !== "done") return null;
  const [start, end] = [instant(slot.start).getTime(), instant(slot.end).getTime()];
  return { uid, eventTypeId: eventType.id, start, end, until };
}
