import { z } from "zod";

/** Colours of a calendar (Microsoft: "calendar resource type", /graph/api/resources/calendar). */
export const CALENDAR_COLORS = [
  "auto",
  "lightBlue",
  "lightGreen",
  "lightOrange",
  "lightGray",
  "lightYellow",
  "lightTeal",
  "lightPink",
  "lightBrown",
  "lightRed",
  "maxColor",
] as const;
export type CalendarColor = (typeof CALENDAR_COLORS)[number];

/** In what calendars differ from an ordinary one of the mailbox's own. */
export const calendarTraitsSchema = z.object({
  /** Whose it is; null for the mailbox's own. */
  owner: z.object({ name: z.string(), address: z.string() }).nullable(),
  /**
   * What becomes of writes into it: they are done, or refused (`canEdit` is false: Birthdays, holidays, a calendar shared for reading),
   * or they fail for ever although `canEdit` is true (Microsoft Family's: microsoft-graph-explorer-v4#3886).
   */
  writes: z.enum(["done", "refused", "failing"]),
});
export type CalendarTraits = z.infer<typeof calendarTraitsSchema>;

/** An ordinary calendar. */
export const USUAL_CALENDAR: CalendarTraits = { owner: null, writes: "done" };

export const calendarSchema = z.object({
  id: z.string(),
  name: z.string(),
  isDefaultCalendar: z.boolean(),
  color: z.enum(CALENDAR_COLORS),
  changeKey: z.string(),
  /** Ids from before it was moved to another folder, which still work and are still listed. */
  formerIds: z.array(z.string()).default([]),
  owner: calendarTraitsSchema.shape.owner.default(USUAL_CALENDAR.owner),
  writes: calendarTraitsSchema.shape.writes.default(USUAL_CALENDAR.writes),
});
export type Calendar = z.infer<typeof calendarSchema>;

/** Whether the calendar goes, or still goes, by this id. */
export function hasId(calendar: Calendar, id: string): boolean {
  return calendar.id === id || calendar.formerIds.includes(id);
}
