"use client";

import { type ReactNode, useActionState } from "react";
import { FormNotice } from "../forms/fields.tsx";
import type { FormAction, FormState } from "../forms/form-state.ts";
import { HiddenFields } from "../forms/hidden-fields.tsx";
import { span } from "../words/ago.ts";
import { utcTime } from "../words/utc-time.ts";

export type ShownAlert = {
  id: number;
  rule: string;
  severity: "info" | "review" | "look-now";
  summary: string;
  meaning: string;
  /** where the runbook says what to do */
  runbook: string;
  openedAt: number;
  /** how often its condition came back */
  flaps: number;
  /** since when its condition has ceased; null while it holds */
  absentSince: number | null;
  /** who looks into it, and since when; null: nobody said so */
  acknowledged: { at: number; by: string | null } | null;
};

const severityWords = { info: "Info", review: "Review", "look-now": "Look now" };

const nothingSaid: FormState = { values: {}, errors: {}, notice: null };

/**
 * The alerts that are open, as they are given. Who looks into one says so with a button: its `alert` is sent, without a script, too.
 * @param now epoch ms
 */
export function AlertsCard({
  alerts,
  now,
  action,
  fields,
}: {
  alerts: readonly ShownAlert[];
  now: number;
  action: FormAction;
  fields: Readonly<Record<string, string>>;
}) {
  const [state, act, isPending] = useActionState(action, nothingSaid);
  return (
    <section className="card settings-account" aria-labelledby="alerts-heading">
      <h2 id="alerts-heading">Open alerts</h2>
      <FormNotice state={state} />
      {alerts.length === 0 && <p className="settings-hint">There are none.</p>}
      {alerts.length > 0 && (
        <ul>
          {alerts.map((alert) => (
            <AlertRow key={alert.id} alert={alert} now={now}>
              <form action={act}>
                <HiddenFields fields={{ ...fields, alert: String(alert.id) }} />
                <button
                  type="submit"
                  className="button"
                  disabled={isPending}
                  aria-label={`I look into it: ${alert.summary}`}
                >
                  I look into it
                </button>
              </form>
            </AlertRow>
          ))}
        </ul>
      )}
    </section>
  );
}

/** @param children what can be done while nobody looks into it */
function AlertRow({ alert, now, children }: { alert: ShownAlert; now: number; children: ReactNode }) {
  const { rule, severity, summary, meaning, runbook, openedAt, flaps, absentSince, acknowledged } = alert;
  return (
    <li className="settings-booking">
      <div className="cc-row-text">
        <p className="cc-name">{summary}</p>
        <p className="settings-hint">{meaning}</p>
        <p className="settings-hint break-words">
          {rule} · open since {utcTime(openedAt)} ({span(now - openedAt)})
          {flaps > 0 && ` · came back ${flaps === 1 ? "once" : `${flaps} times`}`}
          {absentSince !== null && ` · ceased ${span(now - absentSince)} ago, closes soon`}
        </p>
        <p className="settings-hint break-words">
          Runbook: <code>{runbook}</code>
        </p>
        {acknowledged === null ? (
          children
        ) : (
          <p className="settings-hint break-words">
            {acknowledged.by ?? "Somebody"} looks into it, since {utcTime(acknowledged.at)}
          </p>
        )}
      </div>
      <p className="cc-state" data-state={severity}>
        {severityWords[severity]}
      </p>
    </li>
  );
}
