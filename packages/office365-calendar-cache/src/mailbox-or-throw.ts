import { hasNoAddress } from "@calcache/accounts";
import { type Engine, type MailboxRef, mailboxOf } from "@calcache/calendar-cache";
import { disconnected, unusable } from "./calendar-service-error.ts";

/**
 * An account of the host's by its id in `Credential`; 0, which is nobody's, for one that stands in no row: cal.com gives ids below zero
 * to those of delegations, and we to those of tenants, which are other people's.
 */
export const accountOfHost = (credentialId: number): number => Math.max(credentialId, 0);

/** The mailbox of an account. @throws CalendarServiceError of what keeps it from being opened */
export async function mailboxOrThrow(engine: Engine, credentialId: number): Promise<MailboxRef> {
  const mailbox = await mailboxOf(engine, credentialId);
  if (mailbox) return mailbox;
  throw (await hasNoAddress(engine.db, credentialId)) ? unusable() : disconnected();
}
