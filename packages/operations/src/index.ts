/**
 * What operators see of a process, whether it serves pages or only works. Knows calendar-cache and prisma.
 *
 * - metrics: counters of this process, and gauges of the database that are the same in every process
 * - operational state: what the database says of the cache's work
 * - alert rule: what operators are alerted of, how urgently and when
 * - operator alert: what a rule found, from its opening to its closing; receivers are told of both
 * - health: whether what the work needs answers, and what somebody should look at
 */

export type { AlertRule } from "./alert-rules/alert-rule.ts";
export { alertRules } from "./alert-rules/alert-rules.ts";
export type { Escalation, Severity } from "./alert-rules/severity.ts";
export { acknowledgeAlert } from "./alerts/acknowledge-alert.ts";
export { type AlertSettings, openReceivers, readAlertSettings } from "./alerts/alert-settings.ts";
export { evaluateAndBeat, startAlerts } from "./alerts/alert-worker.ts";
export { deliverAlerts } from "./alerts/deliver-alerts.ts";
export { type Alerting, evaluateAlerts } from "./alerts/evaluate-alerts.ts";
export { readOpenAlerts } from "./alerts/read-open-alerts.ts";
export { checkHealth, type Health, healthEndpoint, type WorkerState } from "./health/health.ts";
export { addUpdate, announce, resolveIncident, type Words } from "./incidents/announce.ts";
export { type Announcement, readAnnouncement, readAnnouncements } from "./incidents/announcements.ts";
export { readFailingAccounts } from "./incidents/failing-accounts.ts";
export { type IncidentProgress, percentBack } from "./incidents/incident-counts.ts";
export { addNote, type Note, readNotes } from "./incidents/notes.ts";
export { type Outage, outageName, overAt, readOutages, tellOutage } from "./incidents/outages.ts";
export {
  type Impact,
  type IncidentStatus,
  type IncidentUpdate,
  impacts,
  incidentStatuses,
  type PublicIncident,
} from "./incidents/public-incident.ts";
export { readPublicIncidents } from "./incidents/read-public-incidents.ts";
export { alertGauges } from "./metrics/alert-gauges.ts";
export { databaseGauges } from "./metrics/database-gauges.ts";
export { metricsEndpoint } from "./metrics/metrics-endpoint.ts";
export { pathGauges } from "./metrics/path-gauges.ts";
export { createProcessMetrics, type ProcessMetrics } from "./metrics/process-metrics.ts";
export { changedHeader, changedHeaders } from "./probes/changed-header.ts";
export { type Cohort, findProbed, type Probed } from "./probes/find-probed.ts";
export { type ProbedAnswer, probeMailboxes } from "./probes/probe-mailboxes.ts";
export { readQueueState } from "./state/queue-state.ts";
export { type AccountKindState, readAccountKinds } from "./state/read-account-kinds.ts";
export { type OperationalState, readOperationalState } from "./state/read-operational-state.ts";
export { createStateReader, type StateReader } from "./state/state-reader.ts";
export { workersWanted } from "./state/workers-wanted.ts";
export { logZoneData, readZoneData, type ZoneData } from "./state/zone-data.ts";
export { historyFeedPath } from "./status/history-feed.ts";
export { createStatusReader, type Status } from "./status/status.ts";
export { statusEndpoints } from "./status/status-endpoints.ts";
export type { PostNews, Telling } from "./subscribers/settle-message.ts";
export {
  askToSubscribe,
  confirmSubscription,
  endSubscription,
  findSubscriber,
  type StatusTarget,
  type Subscribing,
} from "./subscribers/subscriptions.ts";
export { tellSubscribers } from "./subscribers/tell-subscribers.ts";
