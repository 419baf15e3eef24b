import { saveEmbedSites, storedLimits } from "@calcache/configuration";
import { readOwnFeatures, writeOwnFeature } from "@calcache/prisma";
import type { TeamEntry } from "../team-file.ts";
import { type ImportContext, userIdOf } from "./context/import-context.ts";
import { hasValues, reconcile } from "./context/reconcile.ts";
import { importEventTypes } from "./import-event-types.ts";
import { importHosts } from "./import-hosts.ts";

/** Makes a team, by its slug, what the file says. */
export async function importTeam(context: ImportContext, team: TeamEntry): Promise<void> {
  const teamId = await importTeamRow(context, team);
  if (team.features !== undefined) await importFeatures(context, teamId, team.features);
  if (team.embedSites !== undefined) await saveEmbedSites(context.transaction, { teamId }, team.embedSites);
  if (team.members !== undefined) await importMembers(context, teamId, team.members);
  if (team.eventTypes === undefined) return;
  const ids = await importEventTypes(context, { teamId }, team.eventTypes);
  for (const { slug, hosts } of team.eventTypes) {
    const id = ids.get(slug);
    if (id !== undefined) await importHosts(context, id, hosts);
  }
}

async function importTeamRow(
  { transaction, now, summary }: ImportContext,
  {
    slug,
    name,
    bookingLimitsCount,
    includeManagedEventsInLimits,
    rrResetInterval,
    rrTimestampBasis,
  }: TeamEntry,
): Promise<number> {
  const existing = await transaction.team.findFirst({
    where: { slug, parentId: null },
    orderBy: { id: "asc" },
  });
  const values = {
    name,
    ...(bookingLimitsCount !== undefined && { bookingLimits: storedLimits(bookingLimitsCount) }),
    ...(includeManagedEventsInLimits !== undefined && { includeManagedEventsInLimits }),
    ...(rrResetInterval !== undefined && { rrResetInterval }),
    ...(rrTimestampBasis !== undefined && { rrTimestampBasis }),
  };
  if (existing === null) {
    const { id } = await transaction.team.create({ data: { slug, createdAt: now, ...values } });
    summary.teams.created += 1;
    return id;
  }
  if (hasValues(existing, values)) {
    summary.teams.unchanged += 1;
    return existing.id;
  }
  await transaction.team.update({ where: { id: existing.id }, data: values });
  summary.teams.updated += 1;
  return existing.id;
}

async function importFeatures(
  { transaction, shape, now: at, summary }: ImportContext,
  teamId: number,
  features: readonly string[],
): Promise<void> {
  const { missing, matched, surplus } = reconcile(
    await readOwnFeatures(transaction, shape, [teamId]),
    ({ feature }) => feature,
    features,
    (slug) => slug,
  );
  for (const feature of missing)
    await writeOwnFeature(transaction, shape, { teamId, feature }, { on: true, by: "team file", at });
  const surplusIds = surplus.map(({ feature }) => feature);
  await transaction.teamFeatures.deleteMany({ where: { teamId, featureId: { in: surplusIds } } });
  summary.features.created += missing.length;
  summary.features.unchanged += matched.length;
  summary.features.removed += surplus.length;
}

/** A member keeps the role that it has. */
async function importMembers(
  context: ImportContext,
  teamId: number,
  emails: readonly string[],
): Promise<void> {
  const { transaction, summary } = context;
  const { missing, matched, surplus } = reconcile(
    await transaction.membership.findMany({ where: { teamId } }),
    ({ userId }) => userId,
    emails.map((email) => userIdOf(context, email)),
    (userId) => userId,
  );
  await transaction.membership.createMany({
    data: missing.map((userId) => ({ teamId, userId, role: "MEMBER", accepted: true })),
  });
  const invited = matched.filter(({ row }) => !row.accepted).map(({ row }) => row.id);
  await transaction.membership.updateMany({ where: { id: { in: invited } }, data: { accepted: true } });
  await transaction.membership.deleteMany({ where: { id: { in: surplus.map(({ id }) => id) } } });
  summary.members.created += missing.length;
  summary.members.updated += invited.length;
  summary.members.unchanged += matched.length - invited.length;
  summary.members.removed += surplus.length;
}
