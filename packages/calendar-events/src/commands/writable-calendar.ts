import type { Database } from "@calcache/prisma";

/**
 * The account through which a user's calendar is written: one that the user has selected, or where the user's bookings go. Null for
 * any other calendar, whether it exists or not.
 */
export async function findWritableCalendar(
  db: Database,
  integrations: readonly string[],
  userId: number,
  calendarId: string,
): Promise<{ credentialId: number } | null> {
  const where = {
    userId,
    integration: { in: [...integrations] },
    externalId: calendarId,
    credentialId: { not: null },
  };
  const select = { credentialId: true } as const;
  const [destination, selected] = await Promise.all([
    db.destinationCalendar.findFirst({ where, select }),
    db.selectedCalendar.findFirst({ where, select, orderBy: { id: "asc" } }),
  ]);
  const credentialId = destination?.credentialId ?? selected?.credentialId ?? null;
  return credentialId === null ? null : { credentialId };
}
