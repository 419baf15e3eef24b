/** As Statuspage has them. */
export const incidentStatuses = ["investigating", "identified", "monitoring", "resolved"] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

/** How much of the service it concerns, as Statuspage has it; the worst last. */
export const impacts = ["none", "minor", "major", "critical"] as const;
export type Impact = (typeof impacts)[number];

/** One thing that is told of an incident. `at`: epoch ms. */
export type IncidentUpdate = { id: string; status: IncidentStatus; at: number; body: string };

/** An incident as anybody may know it: an outage that was found by itself, or what operators wrote. Times are epoch ms. */
export type PublicIncident = {
  id: string;
  name: string;
  impact: Impact;
  /** of which kind of account calendars can't be read; null where it isn't about one */
  accountKind: string | null;
  beganAt: number;
  resolvedAt: number | null;
  /** by when operators have promised to say more */
  nextUpdateBy: number | null;
  /** the first first; never empty */
  updates: IncidentUpdate[];
};

/** How far one is: the status of what was told last. */
export const statusOf = ({ updates }: PublicIncident): IncidentStatus =>
  updates.at(-1)?.status ?? "investigating";
