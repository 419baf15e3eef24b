import type { IcsMethod } from "./build-ics.ts";

export type Mailbox = { name: string | null; address: string };

/** One mail to one person. */
export type Mail = {
  /** the same for the same mail, so that one sent twice is recognized as one; letters and digits */
  id: string;
  to: Mailbox;
  replyTo: Mailbox | null;
  subject: string;
  text: string;
  html: string;
  /** the event, offered by mail programs beside the text and attached as a file */
  calendar: { method: IcsMethod; content: string } | null;
  /** where whoever subscribed to such mails ends that; mail programs show it (RFC 2369) */
  unsubscribeUrl?: string;
};
