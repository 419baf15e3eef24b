import { oneLine } from "../writing/clean-text.ts";
import { html } from "../writing/html.ts";
import type { Mail } from "../writing/mail.ts";

/**
 * Tells operators of an alert.
 * @param id the same for the same mail
 */
export function alertMail(id: string, address: string, headline: string, text: string): Mail {
  const subject = oneLine(headline);
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${subject}</title></head>
<body><pre style="font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap">${text}</pre></body>
</html>
`;
  return {
    id,
    to: { name: null, address },
    replyTo: null,
    subject,
    text: `${text}\n`,
    html: page.markup,
    calendar: null,
  };
}
