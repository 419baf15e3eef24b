import { type PersonalEventTypeEntry, storedLimits } from "@calcache/configuration";
import type { UserEntry } from "../team-file.ts";
import { importCredentials } from "./accounts/import-credentials.ts";
import { type ImportContext, userIdOf } from "./context/import-context.ts";
import { hasValues } from "./context/reconcile.ts";
import { importEventTypes } from "./import-event-types.ts";
import { ensureSchedule, importSchedule } from "./import-schedule.ts";

/**
 * The user alone, so that everybody is there before anything refers to them.
 * @param known who is there already, by address in lower case
 */
export async function importUserRow(
  { transaction, now, summary }: Pick<ImportContext, "transaction" | "now" | "summary">,
  user: UserEntry,
  known: ReadonlyMap<string, { id: number }>,
): Promise<void> {
  const { email, username, name, timeZone } = user;
  const id = known.get(email)?.id;
  const existing =
    id === undefined ? null : await transaction.user.findUnique({ where: { id }, include: { limit: true } });
  const limits = limitsOf(user);
  const isLimitedAsSaid = hasValues<object>(existing?.limit ?? noLimits, limits);
  const values = {
    timeZone,
    ...(username === undefined ? {} : { username }),
    ...(name === undefined ? {} : { name }),
  };
  if (existing === null) {
    await transaction.user.create({
      data: { email, createdDate: now, ...values, ...(!isLimitedAsSaid && { limit: { create: limits } }) },
    });
    summary.users.created += 1;
  } else if (hasValues(existing, values) && isLimitedAsSaid) {
    summary.users.unchanged += 1;
  } else {
    await transaction.user.update({
      where: { id: existing.id },
      data: { ...values, ...(!isLimitedAsSaid && { limit: { upsert: { create: limits, update: limits } } }) },
    });
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

/** What a user has said of how much of their time may be booked; what is left out stays as it is. */
const limitsOf = ({ bookingLimitsCount, bookingLimitsDuration }: UserEntry) => ({
  ...(bookingLimitsCount !== undefined && { bookingLimits: storedLimits(bookingLimitsCount) }),
  ...(bookingLimitsDuration !== undefined && { durationLimits: storedLimits(bookingLimitsDuration) }),
});

const noLimits = { bookingLimits: null, durationLimits: null };

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
