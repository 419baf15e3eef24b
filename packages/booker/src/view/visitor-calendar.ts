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

/** What becomes of the wish to see one's own calendar over the slots. `isBusyKnown`: whether the slots are marked. */
export function overlaySentence(calendar: VisitorCalendar | null, isBusyKnown: boolean): string {
  if (calendar === null)
    return isBusyKnown
      ? marked("your own calendar")
      : "Your own calendar can't be laid over these times: none of yours is connected here, so nothing of it is read. Have a look at it before you choose.";
  switch (calendar.state) {
    case "not-asked":
      return "Looking at your own calendar…";
    case "connected":
      return marked(calendar.account ?? "your own calendar");
    case "unreadable":
      return `Your calendar${calendar.account === null ? "" : ` (${calendar.account})`} can't be read just now, so no times are marked.`;
    case "refused":
      return "Your organisation lets only an administrator allow apps to read calendars, so yours can't be laid over these times.";
    case "none":
      return [problems(calendar), invitation].filter(Boolean).join(" ");
  }
}

const marked = (whose: string) =>
  `Times at which ${whose} has something else are marked. You can choose them all the same.`;

const invitation =
  "Connect your calendar, and times at which you are busy are marked. Of your events only the times are read, and only you see them.";

function problems({ problem, provider }: VisitorCalendar): string | null {
  switch (problem) {
    case "cancelled":
      return `${provider} isn't connected, because the sign-in was cancelled.`;
    case "failed":
      return `${provider} couldn't be connected; please try again.`;
    case null:
      return null;
  }
}
