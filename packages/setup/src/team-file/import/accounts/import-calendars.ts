import { office365 } from "../../team-file.ts";
import type { ImportContext } from "../context/import-context.ts";
import { hasValues, reconcile } from "../context/reconcile.ts";
import type { ImportedAccount } from "./linked-account.ts";

/** Makes the calendars that close a user's time what the file says. Those of single event types are left alone. */
export async function importSelectedCalendars(
  { transaction, summary }: ImportContext,
  userId: number,
  imported: readonly ImportedAccount[],
): Promise<void> {
  const scope = { userId, integration: office365 };
  const { missing, matched, surplus } = reconcile(
    await transaction.selectedCalendar.findMany({ where: { ...scope, eventTypeId: null } }),
    ({ externalId }) => externalId,
    imported.flatMap(({ credentialId, account }) =>
      account.selectedCalendars.map((externalId) => ({ externalId, credentialId })),
    ),
    ({ externalId }) => externalId,
  );
  await transaction.selectedCalendar.createMany({ data: missing.map((values) => ({ ...scope, ...values })) });
  const changed = matched.filter(({ row, wanted }) => !hasValues(row, wanted));
  for (const { row, wanted } of changed) {
    await transaction.selectedCalendar.update({ where: { id: row.id }, data: { ...wanted, error: null } });
  }
  await transaction.selectedCalendar.deleteMany({ where: { id: { in: surplus.map(({ id }) => id) } } });
  const tally = summary["selected calendars"];
  tally.created += missing.length;
  tally.updated += changed.length;
  tally.unchanged += matched.length - changed.length;
  tally.removed += surplus.length;
}

/** Makes the calendar that a user's bookings are written to what the file says. */
export async function importDestinationCalendar(
  { transaction, summary }: ImportContext,
  userId: number,
  imported: readonly ImportedAccount[],
): Promise<void> {
  const tally = summary["destination calendars"];
  const existing = await transaction.destinationCalendar.findUnique({ where: { userId } });
  const [wanted] = imported.flatMap(({ credentialId, account: { destinationCalendar, address } }) =>
    destinationCalendar === null
      ? []
      : [{ integration: office365, externalId: destinationCalendar, credentialId, primaryEmail: address }],
  );
  if (wanted === undefined) {
    const { count } = await transaction.destinationCalendar.deleteMany({
      where: { userId, integration: office365 },
    });
    tally.removed += count;
  } else if (existing === null) {
    await transaction.destinationCalendar.create({ data: { userId, ...wanted } });
    tally.created += 1;
  } else if (hasValues(existing, wanted)) {
    tally.unchanged += 1;
  } else {
    await transaction.destinationCalendar.update({ where: { userId }, data: wanted });
    tally.updated += 1;
  }
}
