import {
  eventTypeColumns,
  metadataChange,
  type PersonalEventTypeEntry,
  removeEventTypes,
  saveReminders,
  type TeamEventTypeEntry,
} from "@calcache/configuration";
import type { ImportContext } from "./context/import-context.ts";
import { hasValues, reconcile } from "./context/reconcile.ts";
import { importPrivateLinks } from "./import-private-links.ts";

type EventTypeEntry = PersonalEventTypeEntry | TeamEventTypeEntry;

/** Whose event types they are. */
export type EventTypeOwner = { readonly userId: number } | { readonly teamId: number };

/**
 * Makes the event types of a user or a team what the file says. One that keeps its slug keeps its id.
 * @returns their ids by slug
 */
export async function importEventTypes(
  { transaction, now, summary }: ImportContext,
  owner: EventTypeOwner,
  entries: readonly EventTypeEntry[],
): Promise<ReadonlyMap<string, number>> {
  const { missing, matched, surplus } = reconcile(
    await transaction.eventType.findMany({ where: owner }),
    ({ slug }) => slug,
    entries,
    ({ slug }) => slug,
  );
  await removeEventTypes(
    transaction,
    surplus.map(({ id }) => id),
  );
  const created = await transaction.eventType.createManyAndReturn({
    data: missing.map((entry) => ({ ...owner, ...columnsOf(entry), ...metadataChange(null, entry) })),
    select: { id: true, slug: true },
  });
  const changed = matched
    .map(({ row, wanted }) => ({
      row,
      columns: { ...columnsOf(wanted), ...metadataChange(row.metadata, wanted) },
    }))
    .filter(({ row, columns }) => !hasValues(row, columns));
  for (const { row, columns } of changed)
    await transaction.eventType.update({ where: { id: row.id }, data: columns });

  const tally = summary["event types"];
  tally.created += missing.length;
  tally.updated += changed.length;
  tally.unchanged += matched.length - changed.length;
  tally.removed += surplus.length;
  const ids = new Map([...created, ...matched.map(({ row }) => row)].map(({ slug, id }) => [slug, id]));
  for (const { slug, privateLinks, reminders } of entries) {
    const id = ids.get(slug);
    if (privateLinks && id !== undefined) await importPrivateLinks({ transaction }, id, privateLinks);
    if (reminders && id !== undefined) await saveReminders(transaction, id, reminders, now);
  }
  return ids;
}

const columnsOf = (entry: EventTypeEntry) => eventTypeColumns(entry, "hosts" in entry ? entry.hosts : []);
