/** A work account (Microsoft 365), a personal one (Outlook.com), or a guest in a tenant, whose mailbox is elsewhere. */
export const MAILBOX_KINDS = ["microsoft365", "outlook.com", "guest"] as const;
export type MailboxKind = (typeof MAILBOX_KINDS)[number];
