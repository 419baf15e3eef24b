import { createHash } from "node:crypto";
import { bookingTimes } from "./booking-times.ts";
import { oneLine, webAddress } from "./clean-text.ts";
import { html } from "./html.ts";
import type { Mail } from "./mail.ts";

/** A booking whose event was moved or deleted in a host's calendar, and that stands as it was. Times are epoch ms. */
export type ChangedBooking = {
  uid: string;
  title: string;
  start: number;
  end: number;
  change: "moved" | "deleted";
  /** the page on which it is moved or cancelled */
  url: string;
};

type Host = { name: string; email: string; timeZone: string };

/** A mail names no more bookings than these; it always says how many there are. */
const namedAtMost = 20;

const did = { moved: "its event was moved", deleted: "its event was deleted" } as const;

/** Asks a host what is to become of bookings whose events went or moved in their calendar at once. Null where there are none. */
export function manyChangedMail(host: Host, bookings: readonly ChangedBooking[]): Mail | null {
  const [first] = bookings;
  if (first === undefined) return null;
  const count = bookings.length === 1 ? "1 booking" : `${bookings.length} bookings`;
  const subject = `${count} of yours: ${bookings.length === 1 ? "shall it" : "shall they"} stand?`;
  const what =
    `The events of ${count} of yours were moved or deleted in your calendar, several within a minute, as when a calendar is emptied ` +
    "or moved. The bookings stand as they were, and nobody else was told.";
  const how = [
    "If they are to take place, there is nothing to do: their time stays closed.",
    "If one isn't, open it below and cancel it or choose another time. Whoever takes part is told then, and your calendar follows.",
  ];
  const lines = bookings.slice(0, namedAtMost).map(({ title, start, end, change, url }) => ({
    text: `${oneLine(title)}, ${bookingTimes(start, end, "en", host.timeZone).range}: ${did[change]}`,
    url: webAddress(url),
  }));
  const rest = bookings.length - lines.length;
  const more = rest > 0 ? [`And ${rest} more.`] : [];
  const text = [
    what,
    how.join("\n"),
    lines.map((line) => (line.url === null ? line.text : `${line.text}\n${line.url}`)).join("\n\n"),
    ...more,
  ].join("\n\n");
  const item = (line: (typeof lines)[number]) =>
    html`<li>${line.url === null ? line.text : html`<a href="${line.url}">${line.text}</a>`}</li>`;
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${subject}</title></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:38em;margin:0 auto;padding:1em">
<h1 style="font-size:1.4em">${subject}</h1>
<p>${what}</p>
${how.map((line) => html`<p>${line}</p>`)}
<ul>${lines.map(item)}</ul>
${more.map((line) => html`<p>${line}</p>`)}
</body>
</html>
`;
  return {
    id: createHash("sha256")
      .update(JSON.stringify([host.email, bookings.map(({ uid, change }) => [uid, change])]))
      .digest("hex")
      .slice(0, 32),
    to: { name: host.name, address: host.email },
    replyTo: null,
    subject,
    text: `${text}\n`,
    html: page.markup,
    calendar: null,
  };
}
