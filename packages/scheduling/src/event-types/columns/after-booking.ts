/** What an event type says of a booking once it is made, as cal.com's columns have it. */
export type AfterBookingColumns = {
  successRedirectUrl: string | null;
  forwardParamsSuccessRedirect: boolean | null;
  disableCancelling: boolean | null;
  disableRescheduling: boolean | null;
  hideCalendarEventDetails: boolean;
  hideCalendarNotes: boolean;
};

/** What comes of a booking besides its time. */
export type AfterBooking = {
  /** The page that whoever has booked is led to, and whether it is told of the booking in its query; null for the receipt. */
  leadsTo: { url: string; isTold: boolean } | null;
  /** Whether whoever booked may cancel and move it. Hosts may. */
  mayCancel: boolean;
  mayMove: boolean;
  /** Whether its events in hosts' calendars are private ones that say who comes and no more. */
  isPrivate: boolean;
  /** Whether these leave out what the form was answered with. */
  hidesNotes: boolean;
};

/** Of a booking whose event type is gone. */
export const usualAfterBooking: AfterBooking = {
  leadsTo: null,
  mayCancel: true,
  mayMove: true,
  isPrivate: false,
  hidesNotes: false,
};

/** Reads it. An address that no browser may be led to is reported, and leads nowhere. */
export function afterBookingOf(row: AfterBookingColumns, report: (column: string) => void): AfterBooking {
  const url = row.successRedirectUrl ?? "";
  const isUsable = isWebAddress(url);
  if (url !== "" && !isUsable) report("EventType.successRedirectUrl");
  return {
    leadsTo: isUsable ? { url, isTold: row.forwardParamsSuccessRedirect !== false } : null,
    mayCancel: row.disableCancelling !== true,
    mayMove: row.disableRescheduling !== true,
    isPrivate: row.hideCalendarEventDetails,
    hidesNotes: row.hideCalendarNotes,
  };
}

/** A browser runs what some addresses say (`javascript:`), and opens files by others. */
export const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && ["https:", "http:"].includes(new URL(text).protocol);
