import { type About, composed } from "./compose-account-mail.ts";
import type { Mail } from "./mail.ts";

/** Asks an account's owner to sign in again. @param facts.link good for one sign-in, within seven days */
export function relinkMail(facts: About & { address: string; link: string; isReminder: boolean }): Mail {
  const { address, link, isReminder, siteUrl } = facts;
  return composed(facts, {
    subject: `${isReminder ? "Reminder: please" : "Please"} sign in again: ${address}`,
    before: [
      `Microsoft accepts the sign-in of ${address} no more. That happens when a password changes, or by a rule of your organisation.`,
      `Until you sign in again, your booking pages at ${new URL(siteUrl).host} offer no times of yours, and bookings don't reach your calendar.`,
    ],
    action: { label: `Sign in again as ${address}`, url: link },
    after: [
      `The link is good for one sign-in within seven days, and for this mailbox only. If it is too old, open it all the same: you can ask for another one there.`,
    ],
  });
}

/** Tells an account's owner that it works again. */
export function relinkedMail(facts: About & { address: string }): Mail {
  const { address, siteUrl } = facts;
  return composed(facts, {
    subject: `You are back: ${address}`,
    before: [
      `${address} is connected again. Your booking pages offer your free times, and bookings reach your calendar.`,
    ],
    action: { label: "See your calendars", url: `${siteUrl}/settings/calendars` },
    after: [],
  });
}

/** A mail names no more accounts than these; it always says how many there are. */
const namedAtMost = 50;

/** Tells a team's admin whose accounts wait for their owners. */
export function relinkAdminsMail(
  facts: About & { accounts: readonly { name: string; address: string }[] },
): Mail {
  const { accounts, siteUrl } = facts;
  const count = accounts.length === 1 ? "1 account" : `${accounts.length} accounts`;
  const rest = accounts.length - namedAtMost;
  return composed(facts, {
    subject: `${count} of your team: the owner must sign in again`,
    before: [
      "Microsoft accepts these accounts no more. Their owners were asked by mail four times in a week, and their booking pages offer no times since.",
    ],
    list: [
      ...accounts.slice(0, namedAtMost).map(({ name, address }) => `${name}: ${address}`),
      ...(rest > 0 ? [`And ${rest} more.`] : []),
    ],
    action: { label: "See your team", url: `${siteUrl}/settings/team` },
    after: [],
  });
}

/** Invites somebody to sign in. @param facts.link good for one sign-in, within seven days */
export function invitationMail(facts: About & { link: string }): Mail {
  const { link, siteUrl } = facts;
  const host = new URL(siteUrl).host;
  return composed(facts, {
    subject: `Connect your calendar at ${host}`,
    before: [
      `Your team takes bookings at ${host}. Sign in with the Microsoft account of your calendar, of work or your own, so that your meetings close your time.`,
    ],
    action: { label: "Sign in", url: link },
    after: [
      "The link is yours alone: whoever uses it is you there. It is good for one sign-in within seven days.",
    ],
  });
}
