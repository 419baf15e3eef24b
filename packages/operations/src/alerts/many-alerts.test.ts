import { expect, it } from "vitest";
import { severities } from "../alert-rules/severity.ts";
import { startReceiverServer } from "../testing/receiver-server.ts";
import { pagerDuty, slack } from "./http-receivers.ts";
import { type Report, report, reportOf } from "./reports/alert-report.ts";
import { textOf } from "./reports/report-text.ts";

const at = Date.parse("2026-12-01T12:00Z");

/** So many alerts of hosts and channels, each with as much to say as there is room for. */
const open = Array.from({ length: 3_000 }, (_, index) => ({
  id: index + 1,
  rule: "mail-undeliverable",
  subject: `mail to host ${index + 1}`,
  severity: severities[index % 3] ?? "info",
  severitySince: at,
  summary: `mail to host ${index + 1}: refused ${"x".repeat(300)}`,
  heldSince: at,
  openedAt: at,
  lastSeenAt: at,
  absentSince: null,
  flaps: 0,
  acknowledgedAt: null,
  closedAt: null,
}));
const first = { ...(open[0] as (typeof open)[number]), severity: "look-now" as const, rule: "reads-failing" };
const digest: Report = {
  change: "digest",
  at: new Date(at).toISOString(),
  open: open.map((alert) => ({ ...alert, openedAt: new Date(at).toISOString(), closedAt: null })),
  closed: [],
};

// Seen to fail: PagerDuty takes no more than 512 KB, so that the page itself was given up.
it("a look-now names fifty others, the most urgent first, and says how many more there are", async () => {
  const told = reportOf(first, "opened", open);
  expect(told.others).toHaveLength(50);
  expect(new Set(told.others.map(({ severity }) => severity))).toEqual(new Set(["look-now"]));
  expect(told.moreOthers).toBe(2_949);
  expect(textOf(told).split("\n").at(-1)).toBe("… and 2949 more");
  const server = await startReceiverServer();
  await pagerDuty(server.url, "key").send(told, "id");
  await server.close();
  expect(JSON.stringify(server.received[0]?.body).length).toBeLessThan(100_000);
});

it("one of an earlier version is read as it was written", () => {
  const { moreOthers: _, ...earlier } = reportOf(first, "opened", []);
  expect(report.parse(earlier)).toMatchObject({ moreOthers: 0 });
});

// Source: docs.slack.dev/reference/methods/chat.postMessage (truncating content)
it("Slack gets no more than it shows, to the end of a line", async () => {
  const server = await startReceiverServer();
  await slack(`${server.url}/slack`).send(digest, "id");
  await server.close();
  const text = String(server.at("/slack")[0]?.text);
  expect(text.length).toBeLessThan(40_000);
  expect(text.split("\n").at(0)).toBe("Daily digest: 3000 alerts open");
  expect(text.split("\n").at(-1)).toMatch(/^… and \d+ more lines$/);
});
