/** The routes beneath which guests connect their calendars. */
export const visitorCalendarPath = "/api/guest-calendar";

/** The parameter by which a page hears that a calendar wasn't connected. */
export const problemParameter = "guestCalendar";

export type ConnectionProblem = "cancelled" | "failed";

/** What a page's query says of the latest attempt to connect a calendar. */
export const connectionProblem = (text: string | null | undefined): ConnectionProblem | null =>
  text === "cancelled" || text === "failed" ? text : null;

/** A link that connects or disconnects a calendar and comes back to this path. */
export const visitorCalendarLink = (action: "connect" | "disconnect", returnTo: string): string =>
  `${visitorCalendarPath}/${action}?${new URLSearchParams({ returnTo })}`;
