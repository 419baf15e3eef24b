import { postJson } from "./post-json.ts";
import type { Receiver, Sent } from "./receiver.ts";
import type { AlertReport } from "./reports/alert-report.ts";
import { headlineOf, textOf } from "./reports/report-text.ts";

/** Slack cuts off what is longer than 40,000 characters. Source: docs.slack.dev/reference/methods/chat.postMessage */
const mostOfSlack = 39_000;

/** As many lines as fit into so many characters, and how many are left out. */
function wholeLines(text: string, most: number): string {
  if (text.length <= most) return text;
  const lines = text.split("\n");
  let [length, kept] = [0, 0];
  for (const line of lines) {
    length += line.length + 1;
    if (length > most) break;
    kept += 1;
  }
  return [...lines.slice(0, kept), `… and ${lines.length - kept} more lines`].join("\n");
}

/** Slack's incoming webhooks, and what is compatible with them. It knows no message ids: one that was sent in vain may show twice. */
export const slack = (url: string): Receiver => ({
  name: "slack",
  from: "info",
  takesDigest: true,
  send: (report) => postJson(url, { text: wholeLines(escapeSlack(textOf(report)), mostOfSlack) }),
});

/** Source: docs.slack.dev/messaging/formatting-message-text (escaping text). */
const escapeSlack = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** The report as JSON; `Idempotency-Key` is the same at each try of one message. */
export const webhook = (url: string): Receiver => ({
  name: "webhook",
  from: "info",
  takesDigest: true,
  send: (report, messageId) => postJson(url, report, { "idempotency-key": messageId }),
});

/**
 * PagerDuty's Events API v2. A `look-now` has a key of its own, so that an alert that becomes one pages as a new one does.
 * Source: developer.pagerduty.com/docs/events-api-v2/trigger-events
 */
export const pagerDuty = (url: string, routingKey: string): Receiver => ({
  name: "pagerduty",
  from: "review",
  takesDigest: false,
  async send(report) {
    let sent: Sent = { ok: true };
    if (report.change === "digest") return sent;
    for (const event of pagerDutyEvents(report)) {
      if (sent.ok) sent = await postJson(url, { routing_key: routingKey, ...event });
    }
    return sent;
  },
});

function pagerDutyEvents(report: AlertReport): object[] {
  const { alertId, change, severity } = report;
  const calm = `calcache-${alertId}`;
  const urgent = `${calm}-look-now`;
  const key = severity === "look-now" ? urgent : calm;
  if (change === "closed") return [{ event_action: "resolve", dedup_key: key }];
  const trigger = {
    event_action: "trigger",
    dedup_key: key,
    payload: {
      // PagerDuty takes no more than 1,024 characters.
      summary: headlineOf(report).slice(0, 1_024),
      source: "calcache",
      severity: severity === "look-now" ? "critical" : "warning",
      timestamp: report.openedAt,
      component: report.subject || "calcache",
      class: report.rule,
      custom_details: {
        meaning: report.meaning,
        runbook: report.runbook,
        flaps: report.flaps,
        others: report.others,
        more_others: report.moreOthers,
      },
    },
  };
  return change === "escalated" && severity === "look-now"
    ? [trigger, { event_action: "resolve", dedup_key: calm }]
    : [trigger];
}
