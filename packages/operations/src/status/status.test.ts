import { expect, test, vi } from "vitest";
import { tellAnnouncement } from "../incidents/announcements.ts";
import { type Outage, tellOutage } from "../incidents/outages.ts";
import type { PublicIncident } from "../incidents/public-incident.ts";
import type { OperationalState } from "../state/read-operational-state.ts";
import { now, well } from "../testing/well.ts";
import { componentsOf } from "./components.ts";
import { createStatusReader } from "./status.ts";

const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000);
const outage = {
  accountKind: "outlook.com",
  beganAt: minutesAgo(30),
  resumingAt: null,
  reason: "ann@contoso.example: 503",
};
const began: Outage = {
  id: 7,
  accountKind: "outlook.com",
  beganAt: now - 1_800_000,
  resumingAt: null,
  endedAt: null,
  progress: null,
};
const incident = tellOutage(began, now);
const kinds = ["outlook.com", "microsoft 365"];
const log = { warn: vi.fn() };
const read = (state: OperationalState | null, incidents: () => Promise<PublicIncident[]> = async () => []) =>
  createStatusReader(
    async () => state,
    incidents,
    kinds,
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
  expect([parts.get("outlook-sync-outlook-com"), parts.get("notifications")]).toEqual([sync, notifications]);
  expect([parts.get("booking-page"), parts.get("api")]).toEqual(["operational", "operational"]);
  expect(status.indicator).toBe(indicator);
});

test("an outage of one kind of account is no other's", () => {
  const parts = componentsOf({ ...well, incidents: [outage], quarantinedMailboxes: 6 }, kinds, now);
  expect(parts.filter(({ id }) => id.startsWith("outlook-sync"))).toMatchObject([
    { id: "outlook-sync-outlook-com", name: "Outlook sync: Outlook.com", status: "partial_outage" },
    { id: "outlook-sync-microsoft-365", name: "Outlook sync: Microsoft 365", status: "operational" },
  ]);
});

test.each([
  [9, "operational"],
  [11, "degraded_performance"],
  [31, "partial_outage"],
])("mail that no server has taken for %i minutes: %s", (minutes, status) => {
  const parts = componentsOf({ ...well, unsentMailSince: minutesAgo(minutes) }, kinds, now);
  expect(parts.find(({ id }) => id === "mail")?.status).toBe(status);
});

test("while the database is away everything is out, and incidents are told as they were last known", async () => {
  let state: OperationalState | null = { ...well, incidents: [outage] };
  const status = createStatusReader(
    async () => state,
    async () => {
      if (state === null) throw new Error("nobody asks");
      return [incident];
    },
    kinds,
    () => now,
    log,
  );
  expect((await status()).incidents).toEqual([incident]);
  state = null;
  expect(await status()).toMatchObject({ indicator: "critical", incidents: [incident] });
  expect(componentsOf(null, kinds, now).every((part) => part.status === "major_outage")).toBe(true);
});

const told = ({ updates }: PublicIncident) => updates.map(({ status, at }) => [status, at]);

test("an outage is told step by step, without why it was", () => {
  const whole = { ...began, resumingAt: now - 600_000, endedAt: now };
  expect(told(tellOutage(whole, now))).toEqual([
    ["investigating", now - 1_800_000],
    ["monitoring", now - 600_000],
    ["resolved", now],
  ]);
  expect(told(incident)).toHaveLength(1);
});

test("while 90 % of the accounts are back it says 90 %, and not that it is over", () => {
  const resuming = { ...began, resumingAt: now - 600_000 };
  const most = { affected: 20, unread: 2, allBackAt: null };
  expect(tellOutage({ ...resuming, progress: most }, now).updates.at(-1)?.body).toContain(
    "one after the other. 90 % of the affected accounts are back.",
  );
  const left = tellOutage({ ...resuming, endedAt: now - 60_000, progress: most }, now);
  expect(left.resolvedAt).toBeNull();
  expect(left.updates.at(-1)).toMatchObject({
    status: "monitoring",
    body: "Most calendars of outlook.com are read as usual. 90 % of the affected accounts are back.",
  });
  const all = { affected: 20, unread: 0, allBackAt: now - 30_000 };
  const over = tellOutage({ ...resuming, endedAt: now - 60_000, progress: all }, now);
  expect(over).toMatchObject({ resolvedAt: now - 30_000, updates: [{}, {}, { status: "resolved" }] });
  // Who still fails days later fails by themselves.
  const days = 3 * 86_400_000;
  expect(tellOutage({ ...resuming, endedAt: now - days, progress: most }, now).resolvedAt).toBe(now);
});

test("what operators have opened makes the service no better than they say, until it is resolved", async () => {
  const announced = tellAnnouncement(
    {
      id: 3,
      name: "Mail is late",
      impact: "minor",
      incidentId: null,
      openedAt: now,
      nextUpdateBy: now + 3_600_000,
      resolvedAt: null,
      updates: [{ id: 1, status: "identified", body: "We know why.", at: now }],
    },
    null,
  );
  expect((await read(well, async () => [announced])).indicator).toBe("minor");
  const resolved = { ...announced, nextUpdateBy: null, resolvedAt: now };
  expect((await read(well, async () => [resolved])).indicator).toBe("none");
});
