import { createHash } from "node:crypto";
import { marksOf, writtenFor } from "@calcache/languages";
import { translate } from "@calcache/languages/messages";
import { oneLine, webAddress } from "./clean-text.ts";
import { html } from "./html.ts";
import type { Mail } from "./mail.ts";

/** Which mail it is, and whom it goes to. */
export type About = {
  /** of the queued mail: the same for the same mail */
  id: number | string;
  /** an empty name: it isn't known; `locale`: the language that they have chosen, a BCP 47 tag */
  to: { name: string; email: string; locale: string | null };
  /** without a slash at its end */
  siteUrl: string;
};

type Parts = {
  subject: string;
  before: readonly string[];
  list?: readonly string[];
  action: { label: string; url: string };
  after: readonly string[];
};

/** A letter without a calendar file, as text and as HTML, whose parts are written in its reader's language. */
export function composed({ id, to }: Pick<About, "id" | "to">, parts: Parts): Mail {
  const subject = oneLine(parts.subject);
  const before = parts.before.map(oneLine);
  const list = (parts.list ?? []).map(oneLine);
  const after = parts.after.map(oneLine);
  const label = oneLine(parts.action.label);
  const url = webAddress(parts.action.url);
  const t = translate("accountMail", to.locale);
  const { lang, dir } = marksOf(writtenFor(to.locale));
  const greeting = to.name === "" ? t("hello") : t("helloYou", { name: oneLine(to.name) });
  const text = [
    greeting,
    ...before,
    ...(list.length > 0 ? [list.map((line) => `- ${line}`).join("\n")] : []),
    ...(url === null ? [] : [`${label}:\n${url}`]),
    ...after,
  ].join("\n\n");
  const paragraph = (line: string) => html`<p>${line}</p>`;
  const page = html`<!doctype html>
<html lang="${lang}" dir="${dir}">
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
    to: { name: to.name || null, address: to.email },
    replyTo: null,
    subject,
    text: `${text}\n`,
    html: page.markup,
    calendar: null,
  };
}
