import { z } from "zod";
import { type GraphDateTime, instantOf, startOfDay } from "./graph-date-time.ts";

/** When an event is: epoch milliseconds, half-open; of an all-day event the beginnings of its days in its mailbox's zone. */
export type EventTimes = { start: number; end: number };

/** An event as its calendar holds it: when it is and which revision, nothing of its content. */
export type HeldEvent = EventTimes & {
  id: string;
  /** of this revision; for `If-Match` */
  etag: string;
  isCancelled: boolean;
  /** where its online meeting is joined, once there is one */
  joinUrl: string | null;
};

/** The properties to ask for. The etag comes unasked. */
export const heldEventSelect = "id,start,end,isAllDay,isCancelled,onlineMeeting";

const dateTime = z.object({ dateTime: z.string(), timeZone: z.string() });

const onlineMeeting = z
  .object({ joinUrl: z.string().nullish() })
  .nullish()
  .transform((meeting) => meeting?.joinUrl ?? null);

/**
 * Reads one out of an answer. Error where a time can't be read.
 * @param timeZone the mailbox's (IANA): an all-day event is days of it
 */
export const heldEventIn = (timeZone: string): z.ZodType<HeldEvent> =>
  z
    .object({
      id: z.string().min(1),
      "@odata.etag": z.string().min(1),
      start: dateTime,
      end: dateTime,
      isAllDay: z.boolean().nullish(),
      isCancelled: z.boolean().nullish(),
      onlineMeeting,
    })
    .transform((event, context) => {
      const read = (side: "start" | "end") => {
        const instant = positionOf(event[side], event.isAllDay === true, timeZone);
        if (instant !== null) return instant;
        context.addIssue({ code: "custom", path: [side], message: "not a date and time in a known zone" });
        return z.NEVER;
      };
      return {
        id: event.id,
        etag: event["@odata.etag"],
        start: read("start"),
        end: read("end"),
        isCancelled: event.isCancelled ?? false,
        joinUrl: event.onlineMeeting,
      };
    });

/** When an event, which isn't all-day, is by an answer that may leave it out; null where it does, or where that can't be read. */
export const answeredTimes: z.ZodType<EventTimes | null> = z
  .object({ start: dateTime, end: dateTime, isAllDay: z.boolean().nullish() })
  .transform(({ start, end, isAllDay }) => {
    const [from, to] = [start, end].map((time) => positionOf(time, isAllDay === true, "UTC"));
    return from == null || to == null ? null : { start: from, end: to };
  })
  .catch(null);

const positionOf = (time: GraphDateTime, isAllDay: boolean, timeZone: string) =>
  isAllDay ? startOfDay(time, timeZone) : instantOf(time);
