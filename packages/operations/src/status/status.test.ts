import { expect, test, vi } from "vitest";
import type { OperationalState } from "../read-operational-state.ts";
import { now, well } from "../testing/well.ts";
import { componentsOf } from "./components.ts";
import { type PublicIncident, updatesOf } from "./incidents.ts";
import { createStatusReader } from "./status.ts";

const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000);
const outage = {
  accountKind: "outlook.com",
  beganAt: minutesAgo(30),
  resumingAt: null,
  reason: "ann@contoso.example: 503",
};
const incident: PublicIncident = {
  id: 7,
  accountKind: "outlook.com",
  beganAt: now - 1_800_000,
  resumingAt: null,
  endedAt: null,
};
const log = { warn: vi.fn() };
const read = (state: OperationalState | null, incidents: () => Promise<PublicIncident[]> = async () => []) =>
  createStatusReader(
    async () => state,
    incidents,
    () => now,
    log,
  )();

test.each<[string, Partial<OperationalState>, sync: string, notifications: string, indicator: string]>([
  ["all is well", {}, "operational", "operational", "none"],
  ["one kind of account fails", { incidents: [outage] }, "partial_outage", "operational", "major"],
  [
    "it answers again",
    { incidents: [{ ...outage, resumingAt: minutesAgo(1) }] },
    "degraded_performance",
    "operational",
    "minor",
  ],
  ["many mailboxes fail", { quarantinedMailboxes: 6 }, "degraded_performance", "operational", "minor"],
  ["no worker takes up changes", { waitingSince: minutesAgo(2) }, "major_outage", "operational", "critical"],
  ["no worker was ever there", { queue: null }, "major_outage", "operational", "critical"],
  ["sweeps are missed", { sweptAt: minutesAgo(20) }, "degraded_performance", "operational", "minor"],
  ["a subscription is silent", { silentSubscriptions: 1 }, "operational", "degraded_performance", "minor"],
])("where %s", async (_what, change, sync, notifications, indicator) => {
  const status = await read({ ...well, ...change });
  const parts = new Map(status.components.map((part) => [part.id, part.status]));
  expect([parts.get("outlook-sync"), parts.get("notifications")]).toEqual([sync, notifications]);
  expect([parts.get("booking-page"), parts.get("api")]).toEqual(["operational", "operational"]);
  expect(status.indicator).toBe(indicator);
});

test("while the database is away everything is out, and incidents are told as they were last known", async () => {
  let state: OperationalState | null = { ...well, incidents: [outage] };
  const status = createStatusReader(
    async () => state,
    async () => {
      if (state === null) throw new Error("nobody asks");
      return [incident];
    },
    () => now,
    log,
  );
  expect((await status()).incidents).toEqual([incident]);
  state = null;
  expect(await status()).toMatchObject({ indicator: "critical", incidents: [incident] });
  expect(componentsOf(null, now).every((part) => part.status === "major_outage")).toBe(true);
});

test("an incident is told step by step, without why it was", () => {
  const whole = { ...incident, resumingAt: now - 600_000, endedAt: now };
  const updates = updatesOf(whole);
  expect(updates.map(({ status, at }) => [status, at])).toEqual([
    ["investigating", now - 1_800_000],
    ["monitoring", now - 600_000],
    ["resolved", now],
  ]);
  expect(updatesOf(incident)).toHaveLength(1);
});
