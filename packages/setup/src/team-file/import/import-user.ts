import type { PersonalEventTypeEntry } from "@calcache/configuration";
import type { UserEntry } from "../team-file.ts";
import { type ImportContext, userIdOf } from "./import-context.ts";
import { importCredentials } from "./import-credentials.ts";
import { importEventTypes } from "./import-event-types.ts";
import { ensureSchedule, importSchedule } from "./import-schedule.ts";
import { hasValues } from "./reconcile.ts";

/**
 * The user alone, so that everybody is there before anything refers to them.
 * @param known who is there already, by address in lower case
 */
export async function importUserRow(
  { transaction, now, summary }: Pick<ImportContext, "transaction" | "now" | "summary">,
  { email, username, name, timeZone }: UserEntry,
  known: ReadonlyMap<string, { id: number }>,
): Promise<void> {
  const id = known.get(email)?.id;
  const existing = id === undefined ? null : await transaction.user.findUnique({ where: { id } });
  const values = {
    timeZone,
    ...(username === undefined ? {} : { username }),
    ...(name === undefined ? {} : { name }),
  };
  if (existing === null) {
    await transaction.user.create({ data: { email, createdDate: now, ...values } });
    summary.users.created += 1;
  } else if (hasValues(existing, values)) {
    summary.users.unchanged += 1;
  } else {
    await transaction.user.update({ where: { id: existing.id }, data: values });
    summary.users.updated += 1;
  }
}

export async function importUserSections(context: ImportContext, user: UserEntry): Promise<void> {
  const { email, timeZone, schedule, credentials, eventTypes } = user;
  const id = userIdOf(context, email);
  if (schedule === undefined) await ensureSchedule(context, id, timeZone);
  else await importSchedule(context, id, schedule, timeZone);
  if (credentials !== undefined) await importCredentials(context, { id, email }, credentials);
  if (eventTypes !== undefined) await importPersonalEventTypes(context, id, eventTypes);
}

/** The owner is the one host, which cal.com reads from `users`. */
async function importPersonalEventTypes(
  context: ImportContext,
  userId: number,
  entries: readonly PersonalEventTypeEntry[],
): Promise<void> {
  const ids = await importEventTypes(context, { userId }, entries);
  const connect = Array.from(ids.values(), (id) => ({ id }));
  await context.transaction.user.update({ where: { id: userId }, data: { eventTypes: { connect } } });
}
