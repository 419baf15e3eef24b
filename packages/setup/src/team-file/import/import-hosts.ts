import { type HostEntry, saveHostGroups } from "@calcache/configuration";
import { type ImportContext, userIdOf } from "./context/import-context.ts";
import { hasValues, reconcile } from "./context/reconcile.ts";

/** Makes an event type's hosts what the file says. */
export async function importHosts(
  context: ImportContext,
  eventTypeId: number,
  hosts: readonly HostEntry[],
): Promise<void> {
  const { transaction, summary, now } = context;
  const groups = hosts.map(({ group }) => group);
  const groupIds = await saveHostGroups(transaction, eventTypeId, groups, now.getTime());
  const { missing, matched, surplus } = reconcile(
    await transaction.host.findMany({ where: { eventTypeId } }),
    ({ userId }) => userId,
    hosts.map(({ email, group, ...values }) => ({
      userId: userIdOf(context, email),
      groupId: groupIds.get(group) ?? null,
      ...values,
    })),
    ({ userId }) => userId,
  );
  await transaction.host.createMany({
    data: missing.map((host) => ({ eventTypeId, createdAt: now, ...host })),
  });
  const changed = matched.filter(({ row, wanted }) => !hasValues(row, wanted));
  for (const { row, wanted } of changed) {
    await transaction.host.update({
      where: { userId_eventTypeId: { userId: row.userId, eventTypeId } },
      data: wanted,
    });
  }
  await transaction.host.deleteMany({
    where: { eventTypeId, userId: { in: surplus.map(({ userId }) => userId) } },
  });
  summary.hosts.created += missing.length;
  summary.hosts.updated += changed.length;
  summary.hosts.unchanged += matched.length - changed.length;
  summary.hosts.removed += surplus.length;
}
