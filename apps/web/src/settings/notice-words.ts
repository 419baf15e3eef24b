import type { AskedAll } from "@calcache/connections";
import type { Notice } from "../sign-in/notice.ts";

/** What came of what a user did last, in words; `isProblem` where it didn't work. */
export function noticeWords(notice: Notice): { text: string; isProblem: boolean } {
  const problem = (text: string) => ({ text, isProblem: true });
  switch (notice.kind) {
    case "connected":
      return { text: `${notice.address} is connected.`, isProblem: false };
    case "no-site":
      return problem(
        `Nothing was changed: “${notice.text}” can't be a list of sites. Write each as https://www.example.com, and at most 50.`,
      );
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
      return problem("This link is too old or was used before, and the account still needs a sign-in.");
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
    case "booking-cancelled":
      return { text: "The booking is cancelled. Whoever takes part has mail.", isProblem: false };
    case "asked-for-time":
      return {
        text: "The booking is cancelled, and whoever booked it is asked by mail to choose another time.",
        isProblem: false,
      };
    case "no-time-to-ask-for":
      return problem("Other times can't be chosen for that booking here. It stands as it was.");
    case "no-booking":
      return problem("That booking was cancelled or moved before, is over, or isn't yours.");
    case "handed-over":
      return { text: `${notice.name} has the booking now. Whoever takes part has mail.`, isProblem: false };
    case "hand-over-busy":
      return problem("They aren't free then any more. The booking is still yours.");
    case "hand-over-nobody":
      return problem("Please choose a host of the booking's event type. The booking is still yours.");
    case "hand-over-often":
      return problem("That booking was moved or handed over too often. Please try again later.");
    case "invited":
      return { text: `An invitation is on its way to ${notice.address}.`, isProblem: false };
    case "invited-often":
      return problem("That member was invited five times today. Please try again tomorrow.");
    case "withdrawn":
      return { text: "The invitation is withdrawn: its link signs nobody in any more.", isProblem: false };
    case "no-invitation":
      return problem("That invitation was used, withdrawn, or is too old.");
    case "no-member":
      return problem("Please choose a member of this team.");
    case "asked-team":
      return askedTeam(notice);
    case "schedule-saved":
      return { text: "Your working hours are saved, and count at once.", isProblem: false };
    case "limits-saved":
      return { text: "Your limits are saved, and count at once.", isProblem: false };
    case "schedule-deleted":
      return { text: "The schedule is deleted.", isProblem: false };
    case "schedules-chosen":
      return { text: "Your choice is saved, and counts at once.", isProblem: false };
    case "no-schedule":
      return problem("That schedule isn't yours, or was deleted before. Nothing was changed.");
    case "absence-added":
      return { text: "Saved. You aren't offered on those dates any more.", isProblem: false };
    case "absence-deleted":
      return { text: "Taken back. You are offered on those dates again.", isProblem: false };
    case "no-absence":
      return problem("That absence isn't yours, or was taken back before.");
    case "trip-added":
      return { text: "Saved. Your usual hours are of that time zone on these dates.", isProblem: false };
    case "trip-deleted":
      return { text: "Taken back. Your hours are of your own time zone again.", isProblem: false };
    case "no-trip":
      return problem("That trip isn't yours, or was taken back before.");
    case "event-type-saved":
      return { text: "The event type is saved, and its page shows it at once.", isProblem: false };
    case "event-type-deleted":
      return { text: `${notice.title} is deleted.`, isProblem: false };
    case "no-event-type":
      return problem("There is no such event type any more.");
    case "link-made":
      return { text: "The private link is made: the last one below.", isProblem: false };
    case "link-deleted":
      return { text: "The private link is taken back: it leads nowhere any more.", isProblem: false };
    case "no-link":
      return problem("There is no such private link any more.");
    case "key-revoked":
      return { text: "The key is revoked: it opens nothing any more.", isProblem: false };
    case "no-key":
      return problem("That key was revoked before, or isn't yours to revoke.");
    case "too-many-schedules":
      return problem("You have as many schedules as there may be. Please delete one that you don't use.");
    case "alert-acknowledged":
      return { text: "Noted: the others see that you look into it.", isProblem: false };
    case "incident-told":
      return { text: "Published: the status page shows it within seconds.", isProblem: false };
    case "incident-closed":
      return { text: "The incident is closed. Below is a draft of its postmortem.", isProblem: false };
    case "note-added":
      return { text: "The note is saved.", isProblem: false };
    case "path-switched":
      return { text: notice.text, isProblem: false };
    case "failed":
      return problem("That didn't work. Please try again in a moment.");
  }
}

function askedTeam({ sent, inTurn, recent, held }: AskedAll) {
  const mails = sent === 1 ? "1 mail is on its way." : `${sent} mails are on their way.`;
  const parts = [
    ...(sent > 0 ? [mails] : []),
    ...(inTurn > 0 ? [`${inTurn} are asked in turn, over some hours.`] : []),
    ...(recent > 0 ? [`Asked within the last hour, and not again: ${recent}.`] : []),
    ...(held > 0 ? [`Not asked, because Microsoft has an outage: ${held}.`] : []),
  ];
  const text = parts.length === 0 ? "Nobody needs to sign in again." : parts.join(" ");
  return { text, isProblem: sent + inTurn === 0 && parts.length > 0 };
}
