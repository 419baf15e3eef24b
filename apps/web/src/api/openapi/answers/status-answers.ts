/** What the status page's API answers, by operation. */
const page = {
  id: "calcache",
  name: "Calcache",
  url: "https://app.example/status",
  time_zone: "UTC",
  updated_at: "2026-11-30T12:00:00.000Z",
};
const status = { indicator: "minor", description: "Some calendars can't be read" };
const components = [
  {
    id: "calendars",
    name: "Calendars",
    status: "partial_outage",
    description: "Reading Outlook's calendars",
    position: 1,
    created_at: "2026-11-01T00:00:00.000Z",
    updated_at: "2026-11-30T11:55:00.000Z",
  },
];
const incidents = [
  {
    id: "17",
    name: "Outlook calendars can't be read",
    status: "investigating",
    impact: "minor",
    created_at: "2026-11-30T11:55:00.000Z",
    updated_at: "2026-11-30T11:55:00.000Z",
    monitoring_at: null,
    resolved_at: null,
    shortlink: "https://app.example/status#17",
    incident_updates: [
      {
        id: "17-1",
        status: "investigating",
        body: "Most calendars of one kind of account can't be read; what was last known is shown.",
        created_at: "2026-11-30T11:55:00.000Z",
        display_at: "2026-11-30T11:55:00.000Z",
        affected_components: [{ code: "calendars", name: "Calendars" }],
      },
    ],
  },
];

export const statusAnswers: Readonly<Record<string, object>> = {
  "GET /api/v2/status.json": { page, status },
  "GET /api/v2/summary.json": { page, status, components, incidents, scheduled_maintenances: [] },
  "GET /api/v2/components.json": { page, components },
  "GET /api/v2/incidents.json": { page, incidents },
  "GET /api/v2/incidents/unresolved.json": { page, incidents },
};
