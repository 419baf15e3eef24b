import type { EngineEvent } from "@calcache/calendar-cache";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";

/** Source: learn.microsoft.com/graph/change-notifications-lifecycle-events. Others come from outside and become one. */
const lifecycleEvents = new Set(["reauthorizationRequired", "subscriptionRemoved", "missed"]);

const seconds = (ms: number) => ms / 1000;

/** Makes the engine's metrics; the answer counts one event. */
export function engineMetrics(registry: Registry): (event: EngineEvent) => void {
  const registers = [registry];
  const reads = new Counter({
    name: "calcache_calendar_reads_total",
    help: "Calendars read for an answer, by where their busy times came from",
    labelNames: ["source"],
    registers,
  });
  const readAge = new Histogram({
    name: "calcache_calendar_read_age_seconds",
    help: "How long ago the provider had confirmed busy times that were served from the database",
    labelNames: ["source"],
    buckets: [1, 10, 60, 300, 900, 3_600, 21_600, 86_400, 172_800, 604_800],
    registers,
  });
  const refreshes = new Counter({
    name: "calcache_refreshes_total",
    help: "Refreshes of a calendar, by what asked for them and what became of them",
    labelNames: ["reason", "outcome"],
    registers,
  });
  const refreshDuration = new Histogram({
    name: "calcache_refresh_duration_seconds",
    help: "Refreshes of a calendar, from the start of the read to the stored snapshot or the failure",
    labelNames: ["reason"],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const fresh = new Histogram({
    name: "calcache_notification_to_fresh_seconds",
    help: "From the first notification that a refresh answers to the stored snapshot",
    buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 3_600],
    registers,
  });
  const notifications = new Counter({
    name: "calcache_change_notifications_total",
    help: "Notifications received: processed ones have marked their calendar, skipped ones were repeated, forged or unknown",
    labelNames: ["outcome"],
    registers,
  });
  const lifecycle = new Counter({
    name: "calcache_lifecycle_notifications_total",
    help: "Lifecycle notifications of our subscriptions",
    labelNames: ["event"],
    registers,
  });
  const brokenItems = new Counter({
    name: "calcache_broken_items_total",
    help: "Items that a provider's list was read without, such as an event whose times can't be read; the log has their ids",
    labelNames: ["list"],
    registers,
  });
  const lanes = new Gauge({
    name: "calcache_worker_lanes",
    help: "Mailboxes that this process refreshes at once at most: more while Outlook is slow, fewer while it throttles; 0 without a worker",
    registers,
  });
  const sweeps = new Histogram({
    name: "calcache_sweep_duration_seconds",
    help: "Sweeps that ran in this process",
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers,
  });
  const sweepFailures = new Counter({
    name: "calcache_sweep_failures_total",
    help: "What sweeps tried in vain: watching, renewing, unwatching or polling one calendar",
    registers,
  });

  return (event) => {
    switch (event.kind) {
      case "refresh":
        refreshes.inc({ reason: event.reason, outcome: event.outcome });
        refreshDuration.observe({ reason: event.reason }, seconds(event.ms));
        break;
      case "fresh":
        fresh.observe(seconds(event.sinceMarked));
        break;
      case "read":
        reads.inc({ source: event.source }, event.calendars);
        if (event.source === "cached" || event.source === "stale") {
          const ofSource = readAge.labels({ source: event.source });
          for (const age of event.ages) ofSource.observe(seconds(age));
        }
        break;
      case "notifications":
        notifications.inc({ outcome: "processed" }, event.processed);
        notifications.inc({ outcome: "skipped" }, event.skipped);
        break;
      case "lifecycle":
        lifecycle.inc({ event: lifecycleEvents.has(event.event) ? event.event : "unknown" });
        break;
      case "broken items":
        brokenItems.inc({ list: event.list }, event.count);
        break;
      case "lanes":
        lanes.set(event.count);
        break;
      case "sweep":
        sweeps.observe(seconds(event.ms));
        sweepFailures.inc(event.failed);
    }
  };
}
