import { createHash } from "node:crypto";
import { marksOf, writtenFor } from "@calcache/languages";
import { translate } from "@calcache/languages/messages";
import { oneLine, webAddress } from "../writing/clean-text.ts";
import { html } from "../writing/html.ts";
import type { Mail } from "../writing/mail.ts";
import { bookingTimes } from "./booking-times.ts";

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

/** `locale`: the language that they have chosen, a BCP 47 tag. */
type Host = { name: string; email: string; timeZone: string; locale: string | null };

/** A mail names no more bookings than these; it always says how many there are. */
const namedAtMost = 20;

const texts = { moved: "changedMoved", deleted: "changedDeleted" } as const;

/** Asks a host what is to become of bookings whose events went or moved in their calendar at once. Null where there are none. */
export function manyChangedMail(host: Host, bookings: readonly ChangedBooking[]): Mail | null {
  const [first] = bookings;
  if (first === undefined) return null;
  const t = translate("accountMail", host.locale);
  const { lang, dir } = marksOf(writtenFor(host.locale));
  const count = bookings.length;
  const subject = t("changed", { count });
  const what = t("changedText", { count });
  const how = [t("changedStand"), t("changedElse")];
  const lines = bookings.slice(0, namedAtMost).map(({ title, start, end, change, url }) => ({
    text: t(texts[change], {
      title: oneLine(title),
      when: bookingTimes(start, end, host.locale ?? "en", host.timeZone).range,
    }),
    url: webAddress(url),
  }));
  const rest = bookings.length - lines.length;
  const more = rest > 0 ? [t("andMore", { count: String(rest) })] : [];
  const text = [
    what,
    how.join("\n"),
    lines.map((line) => (line.url === null ? line.text : `${line.text}\n${line.url}`)).join("\n\n"),
    ...more,
  ].join("\n\n");
  const item = (line: (typeof lines)[number]) =>
    html`<li>${line.url === null ? line.text : html`<a href="${line.url}">${line.text}</a>`}</li>`;
  const page = html`<!doctype html>
<html lang="${lang}" dir="${dir}">
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
