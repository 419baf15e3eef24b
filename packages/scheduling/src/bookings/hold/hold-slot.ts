import { floorMinute } from "@calcache/availability";
import { err, ok, type Result } from "@calcache/prisma";
import { admit } from "@calcache/rate-limits";
import { otherRoom, withRoom } from "../../event-types/columns/rooms.ts";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import { ownerOf, type Routing, routedTo } from "../../event-types/found/routed-hosts.ts";
import { instant } from "../../host-time/times/times.ts";
import type { Bookings } from "../booking/bookings.ts";
import { parseLength } from "../booking/requests/parse-length.ts";
import type { BookingFailure } from "../booking/stored/booking-failure.ts";
import { findExcludedTimes } from "../booking/stored/find-excluded-times.ts";
import { claimTime, lockHosts } from "../claim/claim-time.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { nearestSlots } from "../hosts/alternatives.ts";
import { chooseHosts } from "../hosts/choose-hosts.ts";
import { everybodyChosen } from "../hosts/choose-room.ts";
import { holdLimits } from "../limits/rate-limits.ts";
import { withinLimit } from "../limits/within-limit.ts";
import type { SlotHold } from "./find-hold.ts";
import { holdSeat } from "./hold-seat.ts";

/** What somebody wants held. */
export type HoldRequest = {
  eventTypeId: number;
  /** epoch ms, a whole minute */
  start: number;
  /** Minutes; null: as long as the event type. */
  length: number | null;
  /** For how many minutes from now. */
  minutes: number;
  /** In which the event type's period is counted; null for its page's own. */
  timeZone: string | null;
  /** To whom of a round robin they are led; to all where it isn't given. */
  routing?: Routing | undefined;
  /** The user id of the room that they want; null or left out where they don't choose. */
  room?: number | null | undefined;
  /** The hold that is moved here, if there is one. */
  uid: string | null;
  /** The booking or seat that they want to move here, if there is one: its own time doesn't stand in their way. */
  bookingUid?: string | null | undefined;
  /** Where the request comes from, for the limits on how often; null for whom there are none. */
  visitorIp: string | null;
};

/**
 * Holds a slot for whoever fills in the form: until it is over, others see the slot's hosts as taken. Which of a round
 * robin's hosts come is settled by the booking; until then a hold takes the time of the one who would come now, so that
 * a slot is offered as long as more hosts are free than hold it.
 */
export const holdSlot = (
  bookings: Pick<Bookings, "engine" | "newUid">,
  request: HoldRequest,
): Promise<Result<SlotHold, BookingFailure>> =>
  withinLimit(bookings.engine.db, () => holdNow(bookings, request));

async function holdNow(
  { engine, newUid }: Pick<Bookings, "engine" | "newUid">,
  request: HoldRequest,
): Promise<Result<SlotHold, BookingFailure>> {
  const { eventTypeId, start, length, minutes, timeZone, routing } = request;
  const stored = await findEventType(engine, { eventTypeId });
  if (!stored) return err({ kind: "event-type-not-found" });
  const inRoom = withRoom(stored, request.room ?? null);
  if (inRoom === null) return err(otherRoom);
  const uid = request.uid ?? newUid();
  const bookingUid = request.bookingUid ?? null;
  const { booking } = await findExcludedTimes(engine.db, { reservationUid: uid, bookingUid });
  const own = { reservationUid: uid, booking };
  const { eventType } = routedTo(inRoom, routing, own);
  const owner = ownerOf(eventType, routing);
  const preferred = own.booking?.hostIds ?? (owner === null ? [] : [owner.userId]);
  const asked = parseLength(length, eventType, "slotDuration");
  if (!asked.ok) return asked;
  const admission = await admit(engine.db, holdLimits(request, eventTypeId), engine.now());
  if (!admission.ok) return admission;
  const minute = floorMinute(start);
  const zone = timeZone ?? eventType.timeZone;
  const slot = { start: minute, end: minute + asked.value, timeZone: zone, routing };
  const until = () => engine.now() + minutes * 60_000;
  // All of what several have goes to where nobody has a seat.
  const seat = own.booking?.isShared ? null : await holdSeat({ engine }, eventType, slot, own, until());
  if (seat) return ok(seat);
  for (let round = 0; round <= eventType.hosts.length + eventType.bookableRooms.length; round++) {
    const chosen = await chooseHosts({ engine }, eventType, slot, own, preferred);
    if (chosen === null) break;
    const hosts = everybodyChosen(chosen);
    const end = until();
    const outcome = await inTransaction(engine.db, async (tx) => {
      await lockHosts(
        tx,
        hosts.map(({ userId }) => userId),
      );
      await claimTime(tx, hosts, slot, eventType, engine.now(), own);
      await tx.selectedSlots.deleteMany({ where: { uid } });
      await tx.selectedSlots.createMany({
        data: hosts.map(({ userId }) => ({
          eventTypeId,
          userId,
          slotUtcStartDate: instant(slot.start),
          slotUtcEndDate: instant(slot.end),
          uid,
          releaseAt: new Date(end),
        })),
      });
    });
    if (outcome.kind === "done") {
      const [from, to] = [instant(slot.start).getTime(), instant(slot.end).getTime()];
      return ok({ uid, eventTypeId, start: from, end: to, until: end });
    }
  }
  return err({
    kind: "slot-unavailable",
    alternatives: await nearestSlots(engine, eventType, slot, own),
  });
}
