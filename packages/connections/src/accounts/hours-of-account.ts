import { type MailboxHours, mailboxOf } from "@calcache/calendar-cache";
import { err, ok, type Result } from "@calcache/prisma";
import type { Connections } from "./connections.ts";
import { readAccounts } from "./read-accounts.ts";

/**
 * Why an account's working hours can't be had. `removed`: it isn't an account of the user's. `untold`: its owner hasn't said. `permission`:
 * it was connected without the permission that this takes. `away`: its provider doesn't answer now.
 */
export type HoursFailure = { kind: "removed" | "untold" | "permission" | "away" };

/** When the owner of one of a user's accounts works, as they have told their provider. */
export async function hoursOfAccount(
  { engine, accounts }: Connections,
  userId: number,
  credentialId: number,
): Promise<Result<MailboxHours & { address: string }, HoursFailure>> {
  const rows = await readAccounts(engine.db, [userId], [accounts.integration]);
  const isOwn = rows.some((row) => row.credentialId === credentialId);
  const mailbox = isOwn ? await mailboxOf(engine, credentialId) : null;
  if (mailbox === null) return err({ kind: "removed" });
  const read = await accounts.readHours(mailbox);
  if (!read.ok) {
    engine.log.warn(
      { failure: read.error, credentialId },
      "[Hours] an account's working hours can't be read",
    );
    return err({ kind: lacksPermission.has(read.error.kind) ? "permission" : "away" });
  }
  return read.value === null ? err({ kind: "untold" }) : ok({ address: mailbox.address, ...read.value });
}

const lacksPermission: ReadonlySet<string> = new Set(["permission", "admin", "forbidden"]);
