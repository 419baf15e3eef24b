/** A visitor's own calendar, where a host app can have one connected and read. */
export type VisitorCalendar = {
  /** What visitors call it: “Outlook”. */
  provider: string;
  /**
   * `not-asked` until the page is asked with `overlayCalendar=true`; `none` where no calendar is connected; `unreadable`
   * where one is that doesn't answer; `refused` where the visitor's organisation is known not to allow it.
   */
  state: "not-asked" | "none" | "connected" | "unreadable" | "refused";
  /** Whose calendar it is, for the visitor to recognise; null where nobody knows. */
  account: string | null;
  /** What the latest attempt to connect one came to, if it came to nothing. */
  problem: "cancelled" | "failed" | null;
  /** A link that leads to the sign-in, and from there back to this page. */
  connectUrl: string;
  /** Where a POST ends the connection; it leads back to this page. */
  disconnectUrl: string;
};
