import { slotFormatter } from "@calcache/availability";
import type {
  AssignedHost,
  EventTypeHost,
  ExplainedHost,
  ExplainedRoom,
  ExplainedSlot,
  HostReason,
  Refusal,
  SlotExplanation,
  SlotReason,
} from "@calcache/scheduling";

type Formatter = ReturnType<typeof slotFormatter>;

/** An explanation for an operator: everything, by name. */
export function completeExplanation(
  { rooms, ...explanation }: SlotExplanation & Partial<Pick<ExplainedSlot, "rooms">>,
  assignment: readonly AssignedHost<EventTypeHost>[] | null,
  refusals: ReadonlyMap<number, readonly Refusal[]>,
  timeZone: string,
) {
  const format = slotFormatter(timeZone);
  return {
    ...slotJson(explanation, format),
    hosts: explanation.hosts.map((host) => ({
      ...hostJson(host, format),
      ...refusedJson(refusals.get(host.host.userId)),
    })),
    ...(rooms && rooms.length > 0 && { rooms: rooms.map((room) => roomJson(room, format)) }),
    assignment:
      assignment === null ? null : assignment.map(({ host, reason }) => ({ ...nameOf(host), reason })),
  };
}

/**
 * The same for anybody. Nothing of it tells who of a team is busy with what: hosts have neither names nor an order of
 * their own, a single reason each, and no difference between a calendar, a booking and a buffer. The last is for pages of
 * one host, whom everybody knows. Whom a slot would get isn't told either: it follows from others' bookings.
 */
export function anonymousExplanation(explanation: SlotExplanation, timeZone: string) {
  const kinds = explanation.hosts.map(({ reasons }) => anonymousKind(reasons));
  return {
    ...slotJson(explanation, slotFormatter(timeZone)),
    reasons: explanation.reasons.map((reason) => anonymousSlotReason(reason, slotFormatter(timeZone).time)),
    hosts: kinds
      .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
      .map((kind) => ({ free: kind === "free", reasons: kind === "free" ? [] : [{ kind }] })),
  };
}

/** Which columns can't be read is for operators. */
const anonymousSlotReason = (reason: SlotReason, time: Formatter["time"]) =>
  reason.kind === "misconfigured" ? { kind: reason.kind } : slotReasonJson(reason, time);

/**
 * The kinds of reasons that anybody may know, the one that counts first where a host has several. Of a locked host, only that they can't
 * be had; of one who is away, only that they don't work then; of one whose limit is reached, only that they are busy.
 */
const order = [
  "free",
  "too_soon",
  "after_booking_period",
  "outside_working_hours",
  "calendar_unavailable",
  "busy",
] as const;

const discreet: Partial<Record<string, (typeof order)[number]>> = {
  locked: "calendar_unavailable",
  out_of_office: "outside_working_hours",
};

function anonymousKind(reasons: readonly HostReason[]): (typeof order)[number] {
  const kinds = new Set(reasons.map(({ kind }) => discreet[kind] ?? kind));
  if (kinds.size === 0) return "free";
  return order.find((kind) => kind !== "free" && kinds.has(kind)) ?? "busy";
}

function slotJson({ slot, reasons, nearestStarts: { before, after } }: SlotExplanation, { time }: Formatter) {
  return {
    start: time(slot.start),
    end: time(slot.end),
    bookable: reasons.length === 0,
    reasons: reasons.map((reason) => slotReasonJson(reason, time)),
    nearestStarts: {
      before: before === null ? null : time(before),
      after: after === null ? null : time(after),
    },
  };
}

const slotReasonJson = (reason: SlotReason, time: Formatter["time"]) =>
  reason.kind === "too_soon" ? { kind: reason.kind, earliest: time(reason.earliest) } : reason;

function hostJson({ host, reasons, calendars }: ExplainedHost, { time }: Formatter) {
  return {
    ...nameOf(host),
    isFixed: host.isFixed,
    ...(host.groupId !== null && { groupId: host.groupId }),
    free: reasons.length === 0,
    reasons: reasons.map((reason) => hostReasonJson(reason, time)),
    calendars: calendars.map(calendarJson),
  };
}

const roomJson = ({ room, reasons, calendars }: ExplainedRoom, { time }: Formatter) => ({
  id: room.userId,
  name: room.name,
  free: reasons.length === 0,
  reasons: reasons.map((reason) => (reason.kind === "no_calendar" ? reason : hostReasonJson(reason, time))),
  calendars: calendars.map(calendarJson),
});

const calendarJson = ({ integration, externalId, source, asOf }: ExplainedHost["calendars"][number]) => ({
  integration,
  ...(externalId !== null && { id: externalId }),
  source,
  asOf: asOf === null ? null : new Date(asOf).toISOString(),
});

const refusedJson = (refused: readonly Refusal[] | undefined) =>
  refused && {
    refused: refused.map((refusal) =>
      refusal.kind === "events"
        ? refusal
        : { ...refusal, since: refusal.since === null ? null : new Date(refusal.since).toISOString() },
    ),
  };

const nameOf = ({ name, username }: EventTypeHost) => ({ name, username });

function hostReasonJson(reason: HostReason, time: Formatter["time"]) {
  switch (reason.kind) {
    case "too_soon":
    case "after_booking_period":
      return slotReasonJson(reason, time);
    case "limit_reached":
    case "outside_working_hours":
    case "out_of_office":
    case "locked":
    case "unknown_time_zone":
      return reason;
    case "calendar_unavailable": {
      const { integration, externalId, source } = reason.calendar;
      return {
        kind: reason.kind,
        integration,
        reason: source,
        ...(externalId !== null && { calendar: externalId }),
      };
    }
    case "busy":
    case "booked":
    case "buffer": {
      const { kind, time: range, ...rest } = reason;
      const calendar = "calendar" in rest ? rest.calendar?.externalId : undefined;
      return {
        kind,
        ...("side" in rest && { side: rest.side }),
        ...(calendar !== undefined && { calendar }),
        start: time(range.start),
        end: time(range.end),
      };
    }
  }
}
