import { hasNoAddress } from "@calcache/accounts";
import { type Engine, type MailboxRef, mailboxOf } from "@calcache/calendar-cache";
import { disconnected, unusable } from "./calendar-service-error.ts";

/** The mailbox of an account. @throws CalendarServiceError of what keeps it from being opened */
export async function mailboxOrThrow(engine: Engine, credentialId: number): Promise<MailboxRef> {
  const mailbox = await mailboxOf(engine, credentialId);
  if (mailbox) return mailbox;
  throw (await hasNoAddress(engine.db, credentialId)) ? unusable() : disconnected();
}
