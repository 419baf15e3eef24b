import type { Notice } from "../sign-in/notice.ts";

/** What came of what a user did last, in words; `isProblem` where it didn't work. */
export function noticeWords(notice: Notice): { text: string; isProblem: boolean } {
  const problem = (text: string) => ({ text, isProblem: true });
  switch (notice.kind) {
    case "connected":
      return { text: `${notice.address} is connected.`, isProblem: false };
    case "saved":
      return { text: "Your choice is saved.", isProblem: false };
    case "disconnected":
      return { text: `${notice.address} is disconnected.`, isProblem: false };
    case "other-mailbox":
      return problem(
        `You were asked to sign in as ${notice.expected}, but signed in as ${notice.actual}. Nothing was changed. Sign in again as ${notice.expected}, or connect ${notice.actual} as another account.`,
      );
    case "not-yours":
      return problem(
        "One of the calendars is no longer there. Look again at what is shown below, and save once more.",
      );
    case "read-only":
      return problem("Bookings can't be written to a calendar that is read-only. Choose another one.");
    case "unreadable":
      return problem(
        "Outlook told nothing of that account, so it wasn't connected. Please try again in a moment.",
      );
    case "removed":
      return problem("That account isn't connected any more.");
    case "cancelled":
      return problem("The sign-in was cancelled. Nothing was changed.");
    case "other-user":
      return problem(
        "Somebody else was signed in here when you came back from Microsoft. Please connect again.",
      );
    case "old-link":
      return problem("This link is older than seven days.");
    case "asked":
      return { text: "A new link is on its way, by mail to the account's owner.", isProblem: false };
    case "well":
      return { text: "That account needs no new sign-in any more.", isProblem: false };
    case "held":
      return problem(
        "Microsoft has an outage just now, so that a sign-in wouldn't help. Mail follows once it is over.",
      );
    case "too-soon":
      return problem("A link was sent within the last hour. Please look for that mail first.");
    case "failed":
      return problem("That didn't work. Please try again in a moment.");
  }
}
