import type { PublicIncident } from "../incidents/public-incident.ts";

/** An update of a public incident, as subscribers are told it. Times are ISO 8601 in UTC. */
export type News = {
  incident: { id: string; name: string; impact: string; beganAt: string; resolvedAt: string | null };
  update: { id: string; status: string; body: string; at: string; nextUpdateBy: string | null };
};

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** What is told of an update; null where it isn't told any more. */
export function newsOf(incidents: readonly PublicIncident[], updateId: string): News | null {
  for (const incident of incidents) {
    const update = incident.updates.find(({ id }) => id === updateId);
    if (update === undefined) continue;
    const isLatest = update === incident.updates.at(-1);
    const { id, name, impact, beganAt, resolvedAt, nextUpdateBy } = incident;
    return {
      incident: { id, name, impact, beganAt: iso(beganAt) ?? "", resolvedAt: iso(resolvedAt) },
      update: {
        id: updateId,
        status: update.status,
        body: update.body,
        at: iso(update.at) ?? "",
        nextUpdateBy: isLatest ? iso(nextUpdateBy) : null,
      },
    };
  }
  return null;
}
