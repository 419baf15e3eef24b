export const importKinds = [
  "users",
  "schedules",
  "credentials",
  "selected calendars",
  "destination calendars",
  "teams",
  "features",
  "members",
  "event types",
  "hosts",
] as const;

export type ImportKind = (typeof importKinds)[number];
export type ImportOutcome = "created" | "updated" | "unchanged" | "removed";

/** How many of each kind an import created, updated, left as they were, and removed. */
export type ImportSummary = Record<ImportKind, Record<ImportOutcome, number>>;

export function emptySummary(): ImportSummary {
  const tally = () => ({ created: 0, updated: 0, unchanged: 0, removed: 0 });
  return {
    users: tally(),
    schedules: tally(),
    credentials: tally(),
    "selected calendars": tally(),
    "destination calendars": tally(),
    teams: tally(),
    features: tally(),
    members: tally(),
    "event types": tally(),
    hosts: tally(),
  };
}
