const parts = [
  "slots",
  "slots/next",
  "slots/reservations",
  "slots/reservations/[^/]+",
  "bookings",
  "bookings/[^/]+",
  "bookings/[^/]+/(?:cancel|reschedule)",
  "free-busy",
  "calendars/status",
  "availability-rules",
  "availability-rules/[^/]+",
];
const path = new RegExp(`^/api/v2/(?:${parts.join("|")})$`);

/**
 * What elements ask for: all that takes their tokens, and what a visitor's page needs without one. Nothing else is open to the sites that
 * teams name, nor to those of tokens.
 */
export const isForElements = (pathname: string): boolean => path.test(pathname);
