import { type FoundChange, noticeTypes } from "@calcache/channels";
import { z } from "zod";
import { inIso, isoTime } from "../edge/answers/in-iso.ts";

const usernames = z.array(z.string());
const common = { id: z.string(), timestamp: z.string() };

const ofCalendar = z.object({
  ...common,
  type: z.literal("availability.changed"),
  data: z.object({
    calendar: z.string(),
    usernames,
    range: z.object({ start: z.string(), end: z.string() }),
  }),
});

const ofAccount = z.object({
  ...common,
  type: z
    .enum(noticeTypes)
    .extract([
      "calendar.connected",
      "calendar.needs_sign_in",
      "calendar.reconnected",
      "calendar.initial_sync_completed",
    ]),
  data: z.object({ account: z.string().nullable(), calendars: z.array(z.string()), usernames }),
});

const ofBooking = z.object({
  ...common,
  type: z.enum(noticeTypes).exclude(["availability.changed", ...ofAccount.shape.type.options]),
  data: z.object({
    uid: z.string(),
    eventTypeId: z.int().nullable(),
    start: z.string(),
    end: z.string(),
    status: z.string(),
    rescheduledFromUid: z.string().nullable(),
    usernames,
  }),
});

/** A change as its application reads it. */
export const changeShown = z.discriminatedUnion("type", [ofCalendar, ofAccount, ofBooking]);

/** Ids are told apart by what they are of. */
const ids = { calendars: "", bookings: "booking-", accounts: "account-" };

export const showChange = ({ id, of, type, at, data, range }: FoundChange) =>
  changeShown.parse({
    id: `${ids[of]}${id}`,
    type,
    timestamp: isoTime(at),
    data: range ? { ...data, range: inIso({ start: range.start * 60_000, end: range.end * 60_000 }) } : data,
  });
