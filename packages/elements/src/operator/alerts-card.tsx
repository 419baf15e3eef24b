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
};

const severityWords = { info: "Info", review: "Review", "look-now": "Look now" };

/** The alerts that are open, as they are given. @param now epoch ms */
export function AlertsCard({ alerts, now }: { alerts: readonly ShownAlert[]; now: number }) {
  return (
    <section className="card settings-account" aria-labelledby="alerts-heading">
      <h2 id="alerts-heading">Open alerts</h2>
      {alerts.length === 0 && <p className="settings-hint">There are none.</p>}
      {alerts.length > 0 && (
        <ul>
          {alerts.map((alert) => (
            <AlertRow key={alert.id} alert={alert} now={now} />
          ))}
        </ul>
      )}
    </section>
  );
}

function AlertRow({ alert, now }: { alert: ShownAlert; now: number }) {
  const { rule, severity, summary, meaning, runbook, openedAt, flaps, absentSince } = alert;
  return (
    <li className="settings-booking">
      <div className="settings-calendar">
        <p className="settings-name">{summary}</p>
        <p className="settings-hint">{meaning}</p>
        <p className="settings-hint break-words">
          {rule} · open since {utcTime(openedAt)} ({span(now - openedAt)})
          {flaps > 0 && ` · came back ${flaps === 1 ? "once" : `${flaps} times`}`}
          {absentSince !== null && ` · ceased ${span(now - absentSince)} ago, closes soon`}
        </p>
        <p className="settings-hint break-words">
          Runbook: <code>{runbook}</code>
        </p>
      </div>
      <p className="settings-state" data-state={severity}>
        {severityWords[severity]}
      </p>
    </li>
  );
}
