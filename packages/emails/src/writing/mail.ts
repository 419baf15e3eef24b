export type Mailbox = { name: string | null; address: string };

/**
 * What a calendar shall do: put the event in, or take it out; of several events, as each of them says: no other method may have events of
 * more than one UID (RFC 5546, 3.2).
 */
export type IcsMethod = "REQUEST" | "CANCEL" | "PUBLISH";

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
