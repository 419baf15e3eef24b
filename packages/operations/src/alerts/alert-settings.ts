import type { Mailer } from "@calcache/emails";
import { readEnvironment } from "@calcache/environment";
import type { Escalation } from "../alert-rules/severity.ts";
import { pagerDuty, slack, webhook } from "./http-receivers.ts";
import { mailTo } from "./mail-receiver.ts";
import type { Receiver } from "./receiver.ts";

/** Where alerts go, and how long one may stay open before it becomes more urgent. */
export type AlertSettings = {
  slackUrl: string | null;
  pagerDuty: { url: string; key: string } | null;
  webhookUrl: string | null;
  email: string | null;
  heartbeatUrl: string | null;
  escalation: Escalation;
  /** the hour of the day, in UTC, at which receivers are told of all that is open */
  digestHour: number;
};

const hours = (count: number) => count * 60 * 60_000;

/**
 * Reads the settings from the environment.
 * @throws EnvironmentError naming every bad variable
 */
export function readAlertSettings(source?: Readonly<Record<string, string | undefined>>): AlertSettings {
  const given = readEnvironment(
    [
      "ALERT_SLACK_URL",
      "ALERT_PAGERDUTY_KEY",
      "ALERT_PAGERDUTY_URL",
      "ALERT_WEBHOOK_URL",
      "ALERT_EMAIL",
      "ALERT_HEARTBEAT_URL",
      "ALERT_INFO_HOURS",
      "ALERT_REVIEW_HOURS",
      "ALERT_DIGEST_HOUR",
    ],
    source,
  );
  const key = given.ALERT_PAGERDUTY_KEY;
  return {
    slackUrl: given.ALERT_SLACK_URL ?? null,
    pagerDuty: key === undefined ? null : { url: given.ALERT_PAGERDUTY_URL, key },
    webhookUrl: given.ALERT_WEBHOOK_URL ?? null,
    email: given.ALERT_EMAIL ?? null,
    heartbeatUrl: given.ALERT_HEARTBEAT_URL ?? null,
    escalation: { infoFor: hours(given.ALERT_INFO_HOURS), reviewFor: hours(given.ALERT_REVIEW_HOURS) },
    digestHour: given.ALERT_DIGEST_HOUR,
  };
}

/** Everybody who hears of alerts. @param mailer without one, no mail is sent */
export function openReceivers(settings: AlertSettings, mailer: Mailer | undefined): Receiver[] {
  const { slackUrl, webhookUrl, email } = settings;
  return [
    slackUrl === null ? [] : slack(slackUrl),
    settings.pagerDuty === null ? [] : pagerDuty(settings.pagerDuty.url, settings.pagerDuty.key),
    webhookUrl === null ? [] : webhook(webhookUrl),
    email === null || mailer === undefined ? [] : mailTo(email, mailer),
  ].flat();
}
