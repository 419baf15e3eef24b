import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { alertRules } from "../alert-rules/alert-rules.ts";
import type { AccountKindState } from "../state/read-account-kinds.ts";
import type { OperationalState } from "../state/read-operational-state.ts";
import { now, well, wellKind } from "../testing/well.ts";
import { alertGauges } from "./alert-gauges.ts";

async function scrape(state: Partial<OperationalState> | null, kind: Partial<AccountKindState> = {}) {
  const registry = new Registry();
  alertGauges(
    registry,
    async () => state && { ...well, ...state },
    async () => [{ ...wellKind, ...kind }],
    () => now,
  );
  return (await registry.metrics()).split("\n").filter((line) => !line.startsWith("#") && line !== "");
}
const conditions = (lines: string[]) => lines.filter((line) => line.startsWith("calcache_alert_condition"));

test("each rule has a series while all is well, and none is there while the database is away", async () => {
  expect(conditions(await scrape({}))).toEqual(
    alertRules.map(({ name }) => `calcache_alert_condition{rule="${name}",subject=""} 0`),
  );
  expect(conditions(await scrape(null))).toEqual([]);
});

test("a rule says of which kind of account its condition holds, and names no host, channel or incident", async () => {
  const alerts = [
    { name: "mail to host 7", reason: "no", raisedAt: new Date(now) },
    { name: "mail to host 8", reason: "no", raisedAt: new Date(now) },
  ];
  const held = conditions(await scrape({ alerts }, { toRelink: 1 })).filter((line) => line.endsWith(" 1"));
  expect(held).toEqual([
    'calcache_alert_condition{rule="accounts-to-relink",subject="office365_calendar outlook.com"} 1',
    'calcache_alert_condition{rule="mail-undeliverable",subject=""} 1',
  ]);
});

test("accounts are counted by kind, and the age of open alerts by severity", async () => {
  const openAlerts = [{ severity: "review", alerts: 2, openedAt: new Date(now - 90_000) }];
  const alertDelays = [
    { severity: "look-now", toAlert: 300, toHuman: 420.5 },
    { severity: "review", toAlert: 60, toHuman: null },
  ];
  const lines = await scrape({ openAlerts, alertDelays }, { unread: 5, toRelink: 2 });
  for (const line of [
    'calcache_mailboxes{integration="office365_calendar",account_kind="outlook.com"} 20',
    'calcache_unread_mailboxes{integration="office365_calendar",account_kind="outlook.com"} 5',
    'calcache_mailboxes_to_relink{integration="office365_calendar",account_kind="outlook.com"} 2',
    'calcache_read_ratio{integration="office365_calendar",account_kind="outlook.com"} 0.75',
    'calcache_oldest_operator_alert_age_seconds{severity="review"} 90',
    'calcache_oldest_operator_alert_age_seconds{severity="look-now"} 0',
    'calcache_alert_delay_seconds{severity="look-now",to="human"} 420.5',
    'calcache_alert_delay_seconds{severity="review",to="alert"} 60',
  ])
    expect(lines).toContain(line);
  expect(
    lines.filter((line) => line.startsWith('calcache_alert_delay_seconds{severity="review"')),
  ).toHaveLength(1);
});
