import type { IcsMethod } from "./build-ics.ts";

export type Mailbox = { name: string | null; address: string };

/** One mail to one person. */
export type Mail = {
  to: Mailbox;
  replyTo: Mailbox | null;
  subject: string;
  text: string;
  html: string;
  /** the event, offered by mail programs beside the text and attached as a file */
  calendar: { method: IcsMethod; content: string } | null;
};
