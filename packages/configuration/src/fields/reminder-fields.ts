import { z } from "zod";

/** A reminder later than this isn't one, and nobody waits longer for a follow-up: 30 days, in minutes. */
const furthest = 43_200;

const minutes = z.int().min(1).max(furthest);

/** Mail about each booking: so many minutes before it begins or after it ends, to whom, and what is said above the booking's facts. */
const reminder = z
  .strictObject({
    before: minutes.optional(),
    after: minutes.optional(),
    to: z.enum(["attendees", "hosts", "everybody"]).default("attendees"),
    message: z.string().trim().min(1).max(2000).optional(),
  })
  .refine(({ before, after }) => (before === undefined) !== (after === undefined), {
    path: ["before"],
    message: "must be minutes before the booking begins, or after: minutes after it ends; one of the two",
  });

export type ReminderEntry = z.output<typeof reminder>;

export const momentOf = ({ before, after }: ReminderEntry) =>
  before === undefined
    ? { moment: "after" as const, minutes: after ?? 0 }
    : { moment: "before" as const, minutes: before };

const keyOf = (entry: ReminderEntry) => JSON.stringify([momentOf(entry), entry.to]);

export const reminders = z
  .array(reminder)
  .max(10)
  .refine((entries) => new Set(entries.map(keyOf)).size === entries.length, "must be different ones");
