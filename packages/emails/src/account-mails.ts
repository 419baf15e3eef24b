import { createHash } from "node:crypto";
import { oneLine, webAddress } from "./clean-text.ts";
import { html } from "./html.ts";
import type { Mail } from "./mail.ts";

type About = {
  /** of the queued mail: the same for the same mail */
  id: number;
  to: { name: string; email: string };
  /** without a slash at its end */
  siteUrl: string;
};

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

type Parts = {
  subject: string;
  before: readonly string[];
  list?: readonly string[];
  action: { label: string; url: string };
  after: readonly string[];
};

function composed({ id, to }: About, parts: Parts): Mail {
  const subject = oneLine(parts.subject);
  const before = parts.before.map(oneLine);
  const list = (parts.list ?? []).map(oneLine);
  const after = parts.after.map(oneLine);
  const label = oneLine(parts.action.label);
  const url = webAddress(parts.action.url);
  const greeting = `Hello ${oneLine(to.name)},`;
  const text = [
    greeting,
    ...before,
    ...(list.length > 0 ? [list.map((line) => `- ${line}`).join("\n")] : []),
    ...(url === null ? [] : [`${label}:\n${url}`]),
    ...after,
  ].join("\n\n");
  const paragraph = (line: string) => html`<p>${line}</p>`;
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${subject}</title></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:38em;margin:0 auto;padding:1em">
<p>${greeting}</p>
${before.map(paragraph)}
${list.length > 0 ? html`<ul>${list.map((line) => html`<li>${line}</li>`)}</ul>` : ""}
${url === null ? "" : html`<p><a href="${url}">${label}</a></p>`}
${after.map(paragraph)}
</body>
</html>
`;
  return {
    id: createHash("sha256").update(`account mail ${id} ${to.email}`).digest("hex").slice(0, 32),
    to: { name: to.name, address: to.email },
    replyTo: null,
    subject,
    text: `${text}\n`,
    html: page.markup,
    calendar: null,
  };
}
