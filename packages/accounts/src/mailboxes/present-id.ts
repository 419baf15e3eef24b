import { Prisma } from "@calcache/prisma";
import { isMailboxOf } from "./mailbox-of-account.ts";

type Reader = Pick<Prisma.TransactionClient, "$queryRaw">;

/**
 * SQL of an expression: the id by which a mailbox's provider knows a calendar now that somebody named by this one. It is another
 * where the provider has given the calendar a new id since (`calcache.followed_calendar`).
 * @param m the alias of a `calcache.mailbox`
 * @param id an SQL expression
 */
export const presentIdIn = (m: string, id: string) =>
  `COALESCE((SELECT f.present_id FROM calcache.followed_calendar f WHERE f.mailbox_id = ${m}.id AND f.former_id = ${id}), ${id})`;

/** The ids by which accounts' providers know these calendars now, in their order. */
export async function presentIds(
  db: Reader,
  calendars: readonly { credentialId: number; calendarId: string }[],
): Promise<string[]> {
  if (calendars.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT ${Prisma.raw(presentIdIn("m", "asked.calendar_id"))} AS id
    FROM unnest(${calendars.map(({ credentialId }) => credentialId)}::int[],
                ${calendars.map(({ calendarId }) => calendarId)}::text[]) WITH ORDINALITY AS asked(credential_id, calendar_id, n)
    LEFT JOIN calcache.account a ON a.credential_id = asked.credential_id
    LEFT JOIN calcache.mailbox m ON ${Prisma.raw(isMailboxOf("m", "a"))}
    ORDER BY asked.n`;
  return rows.map(({ id }) => id);
}
