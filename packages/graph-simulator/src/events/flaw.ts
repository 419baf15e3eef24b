/**
 * What can be wrong with the times of one event among good ones, as Graph has answered them in spite of any `Prefer` header.
 * (closeio commit c7b4f882; OutlookGoogleCalendarSync issues 152, 531, 1306, 2148, 2197.)
 */
export const EVENT_FLAWS = [
  "end before start",
  "year one",
  "no start",
  "no end",
  "no zone",
  "tzone://Microsoft/Utc",
  "tzone://Microsoft/Custom",
] as const;
export type EventFlaw = (typeof EVENT_FLAWS)[number];
