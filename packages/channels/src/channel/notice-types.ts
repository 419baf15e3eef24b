import { z } from "zod";

/** What a channel can be told of; {@link verification} besides, which is told to every channel. */
export const noticeTypes = [
  "availability.changed",
  "calendar.connected",
  "calendar.needs_sign_in",
  "calendar.reconnected",
  "calendar.initial_sync_completed",
  "booking.created",
  "booking.requested",
  "booking.confirmed",
  "booking.rejected",
  "booking.rescheduled",
  "booking.cancelled",
  "booking.changed_in_calendar",
] as const;

/** Asks a receiver whether it is there; a channel is active once it has answered. */
export const verification = "channel.verification";

export type NoticeType = (typeof noticeTypes)[number] | typeof verification;

/** A type as it is stored. */
export const storedNoticeType: z.ZodType<NoticeType> = z.enum([...noticeTypes, verification]);
