import type { Database } from "@calcache/prisma";
import { readAnnouncements, tellAnnouncement } from "./announcements.ts";
import { readOutages, tellOutage } from "./outages.ts";
import type { PublicIncident } from "./public-incident.ts";

/**
 * What anybody may know of incidents that are open or of the last 30 days, the latest first. Of an outage that operators have written
 * of, their words are told and not ours.
 * @param now epoch ms
 */
export async function readPublicIncidents(db: Database, now: number): Promise<PublicIncident[]> {
  const [outages, announcements] = await Promise.all([readOutages(db, now), readAnnouncements(db, now)]);
  const announced = new Set(announcements.map(({ incidentId }) => incidentId));
  const byId = new Map(outages.map((outage) => [outage.id, outage]));
  return [
    ...announcements.map((one) => tellAnnouncement(one, byId.get(one.incidentId ?? 0) ?? null)),
    ...outages.filter(({ id }) => !announced.has(id)).map((outage) => tellOutage(outage, now)),
  ].toSorted((one, other) => other.beganAt - one.beganAt);
}
