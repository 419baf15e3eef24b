import { type AlertRule, alertRules, type Severity } from "@calcache/operations";

/** As most installations of Prometheus call them. */
export const severityOf: Record<Severity, string> = {
  "look-now": "critical",
  review: "warning",
  info: "info",
};

const metric = "calcache_alert_condition";

/** `reads-failing` as an alert: `CalcacheReadsFailing`. */
export const alertOf = ({ name }: Pick<AlertRule, "name">): string =>
  `Calcache${name
    .split("-")
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join("")}`;

/** As Prometheus writes a duration. @param ms whole seconds */
export const duration = (ms: number): string => (ms % 60_000 === 0 ? `${ms / 60_000}m` : `${ms / 1000}s`);

/** What the series of a rule that can't be evaluated is missed for before somebody is told. */
export const missingFor = 10 * 60_000;

type PrometheusRule = {
  alert: string;
  expr: string;
  for: number;
  keepFiringFor?: number;
  severity: string;
  summary: string;
  description: string;
  runbook?: string;
};

const held = (rule: AlertRule): PrometheusRule => ({
  alert: alertOf(rule),
  expr: `max by (rule, subject) (${metric}{rule="${rule.name}"}) == 1`,
  for: rule.for,
  keepFiringFor: rule.keepFiringFor,
  severity: severityOf[rule.severity],
  summary: `${rule.name} {{ $labels.subject }}`,
  description: rule.meaning,
  runbook: rule.name,
});

/** The twin of a rule: nobody knows whether its condition holds. */
const missing = (rule: AlertRule): PrometheusRule => ({
  alert: `${alertOf(rule)}Missing`,
  expr: `absent(${metric}{rule="${rule.name}"})`,
  for: missingFor,
  severity: severityOf[rule.severity],
  summary: `${rule.name} is not evaluated`,
  description: "Prometheus has no series of this rule: the alert can't fire, whatever happens.",
});

const ofInstallation: PrometheusRule[] = [
  {
    alert: "CalcacheUnreachable",
    expr: "absent(calcache_database_up)",
    for: 3 * 60_000,
    severity: "critical",
    summary: "no process of Calcache is scraped",
    description: "Prometheus reaches no web process of Calcache, or has a wrong METRICS_TOKEN.",
  },
  {
    alert: "CalcacheDatabaseAway",
    expr: "max(calcache_database_up) == 0",
    for: 2 * 60_000,
    severity: "critical",
    summary: "the database doesn't answer",
    description: "No web process has an answer of the database within two seconds.",
  },
  lasting("CalcacheInfoLasting", "info", 2 * 60, "warning"),
  lasting("CalcacheWarningLasting", "warning", 24 * 60, "critical"),
  {
    alert: "Watchdog",
    expr: "vector(1)",
    for: 0,
    severity: "none",
    summary: "alerts are evaluated and delivered",
    description: "Always fires. Have a dead man's switch alert you when it stops.",
  },
];

/** Nobody may get used to an alert: one that stays becomes more urgent. */
function lasting(alert: string, severity: string, minutes: number, next: string): PrometheusRule {
  const open = `ALERTS{alertname=~"Calcache.+", alertname!~"Calcache.+Lasting", alertstate="firing", severity="${severity}"}`;
  return {
    alert,
    // The name of the alert that stays would give way to this one's.
    expr: `max by (lasting, subject) (label_replace(${open}, "lasting", "$1", "alertname", "(.*)"))`,
    for: minutes * 60_000,
    severity: next,
    summary: "{{ $labels.lasting }} stays open {{ $labels.subject }}",
    description: `An alert of severity ${severity} has been open for ${minutes / 60} hours.`,
  };
}

/** Every alert, by its group. */
export const groups: readonly { name: string; rules: readonly PrometheusRule[] }[] = [
  { name: "calcache", rules: alertRules.map(held) },
  { name: "calcache-missing", rules: alertRules.map(missing) },
  { name: "calcache-itself", rules: ofInstallation },
];

const quoted = (text: string) => JSON.stringify(text);

function ruleText(rule: PrometheusRule): string {
  const { alert, expr, keepFiringFor = 0, severity, summary, description, runbook } = rule;
  return [
    `      - alert: ${alert}`,
    `        expr: ${quoted(expr)}`,
    ...(rule.for > 0 ? [`        for: ${duration(rule.for)}`] : []),
    ...(keepFiringFor > 0 ? [`        keep_firing_for: ${duration(keepFiringFor)}`] : []),
    "        labels:",
    `          severity: ${severity}`,
    "        annotations:",
    `          summary: ${quoted(summary)}`,
    `          description: ${quoted(description)}`,
    ...(runbook === undefined ? [] : [`          runbook: docs/operate.md#${runbook}`]),
  ].join("\n");
}

/** The rules, as Prometheus reads them. */
export const rulesFile = (): string =>
  [
    "# Made of the table of alert rules (packages/operations/src/alert-rules) by",
    "# npm test -- --project unit scripts/prometheus -u; a test keeps it equal to them. Needs Prometheus 2.42.",
    "groups:",
    ...groups.flatMap(({ name, rules }) => [`  - name: ${name}`, "    rules:", ...rules.map(ruleText)]),
    "",
  ].join("\n");
