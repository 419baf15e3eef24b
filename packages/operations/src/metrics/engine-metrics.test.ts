import type { EngineEvent } from "@calcache/calendar-cache";
import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { engineMetrics } from "./engine-metrics.ts";

async function scrape(...events: readonly EngineEvent[]) {
  const registry = new Registry();
  const count = engineMetrics(registry);
  for (const event of events) count(event);
  return registry.metrics();
}

test("counts a refresh by reason and outcome, and its duration in seconds", async () => {
  const text = await scrape(
    { kind: "refresh", reason: "notified", outcome: "changed", ms: 40 },
    { kind: "refresh", reason: "notified", outcome: "throttled", ms: 60 },
  );
  expect(text).toContain('calcache_refreshes_total{reason="notified",outcome="changed"} 1');
  expect(text).toContain('calcache_refreshes_total{reason="notified",outcome="throttled"} 1');
  expect(text).toContain('calcache_refresh_duration_seconds_sum{reason="notified"} 0.1');
  expect(text).toContain('calcache_refresh_duration_seconds_bucket{le="0.05",reason="notified"} 1');
});

test("measures from notification to fresh in seconds", async () => {
  const text = await scrape({ kind: "fresh", sinceMarked: 1_500 });
  expect(text).toContain('calcache_notification_to_fresh_seconds_bucket{le="1"} 0');
  expect(text).toContain('calcache_notification_to_fresh_seconds_bucket{le="2"} 1');
  expect(text).toContain("calcache_notification_to_fresh_seconds_sum 1.5");
});

test("counts reads by source, and the age of what came from the database only", async () => {
  const text = await scrape(
    { kind: "read", source: "cached", calendars: 1, ages: [2_000] },
    { kind: "read", source: "stale", calendars: 1, ages: [3_600_000] },
    { kind: "read", source: "live", calendars: 1, ages: [0] },
    { kind: "read", source: "unavailable", calendars: 1, ages: [] },
  );
  for (const source of ["cached", "stale", "live", "unavailable"])
    expect(text).toContain(`calcache_calendar_reads_total{source="${source}"} 1`);
  expect(text).toContain('calcache_calendar_read_age_seconds_sum{source="cached"} 2');
  expect(text).toContain('calcache_calendar_read_age_seconds_sum{source="stale"} 3600');
  expect(text).not.toMatch(/read_age_seconds_\w+\{.*source="(live|unavailable)"/);
});

test("counts what notifications were received for, and what of them was not used", async () => {
  const text = await scrape(
    { kind: "notifications", processed: 2, skipped: 0 },
    { kind: "notifications", processed: 1, skipped: 4 },
  );
  expect(text).toContain('calcache_change_notifications_total{outcome="processed"} 3');
  expect(text).toContain('calcache_change_notifications_total{outcome="skipped"} 4');
});

test("counts lifecycle notifications by name; whatever Graph or a stranger makes up is one name", async () => {
  const text = await scrape(
    { kind: "lifecycle", event: "missed" },
    { kind: "lifecycle", event: "subscriptionRemoved" },
    { kind: "lifecycle", event: "reauthorizationRequired" },
    { kind: "lifecycle", event: "made up 1" },
    { kind: "lifecycle", event: 'made up 2"}' },
  );
  for (const event of ["missed", "subscriptionRemoved", "reauthorizationRequired"])
    expect(text).toContain(`calcache_lifecycle_notifications_total{event="${event}"} 1`);
  expect(text).toContain('calcache_lifecycle_notifications_total{event="unknown"} 2');
  expect(text).not.toContain("made up");
});

test("counts what lists were read without", async () => {
  const text = await scrape(
    { kind: "broken items", list: "calendarView", count: 2 },
    { kind: "broken items", list: "calendarView", count: 1 },
  );
  expect(text).toContain('calcache_broken_items_total{list="calendarView"} 3');
});

test("measures sweeps in seconds and counts what failed in them", async () => {
  const text = await scrape({ kind: "sweep", ms: 250, failed: 2 }, { kind: "sweep", ms: 750, failed: 1 });
  expect(text).toContain("calcache_sweep_duration_seconds_count 2");
  expect(text).toContain("calcache_sweep_duration_seconds_sum 1");
  expect(text).toContain("calcache_sweep_failures_total 3");
});

test("shows how many mailboxes the process may refresh at once now", async () => {
  const text = await scrape({ kind: "lanes", count: 8 }, { kind: "lanes", count: 10 });
  expect(text).toContain("calcache_worker_lanes 10");
});
