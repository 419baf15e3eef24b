import { type AlertRule, alertRules } from "@calcache/operations";
import { alertOf, duration, missingFor, severityOf } from "./rules.ts";

const minute = 60_000;
const kind = "office365_calendar outlook.com";

const input = (series: string, values: string) => `      - { series: '${series}', values: '${values}' }`;
const series = ({ name }: Pick<AlertRule, "name">, subject: string, values: string) =>
  input(`calcache_alert_condition{rule="${name}", subject="${subject}"}`, values);
const databaseIsUp = (minutes: number) => input("calcache_database_up", `1x${minutes}`);

type Expected = { labels: Record<string, string>; annotations: Record<string, string> };

const expects = (at: number, alertname: string, alerts: readonly Expected[]) => [
  `      - eval_time: ${duration(at)}`,
  `        alertname: ${alertname}`,
  ...(alerts.length === 0 ? ["        exp_alerts: []"] : ["        exp_alerts:"]),
  ...alerts.flatMap(({ labels, annotations }) => [
    `          - exp_labels: ${JSON.stringify(labels)}`,
    `            exp_annotations: ${JSON.stringify(annotations)}`,
  ]),
];

const fires = (rule: AlertRule): Expected => ({
  labels: { severity: severityOf[rule.severity], rule: rule.name, subject: kind },
  annotations: {
    summary: `${rule.name} ${kind}`,
    description: rule.meaning,
    runbook: `docs/operate.md#${rule.name}`,
  },
});

const isMissing = (rule: AlertRule): Expected => ({
  labels: { severity: severityOf[rule.severity], rule: rule.name },
  annotations: {
    summary: `${rule.name} is not evaluated`,
    description: "Prometheus has no series of this rule: the alert can't fire, whatever happens.",
  },
});

const test = (name: string, inputs: readonly string[], expected: readonly string[]) => [
  `  - name: ${name}`,
  "    interval: 1m",
  "    input_series:",
  ...inputs,
  "    alert_rule_test:",
  ...expected,
];

/** A rule fires once its condition has held for as long as the table says, and until it has ceased for as long. */
function lifeOf(rule: AlertRule): string[] {
  const from = 5;
  const held = rule.for / minute + 10;
  const ceases = from + held;
  const damped = rule.keepFiringFor / minute;
  const values = `0x${from - 1} 1x${held - 1} 0x${damped + 10}`;
  const at = (minutes: number, isFiring: boolean) =>
    expects(minutes * minute, alertOf(rule), isFiring ? [fires(rule)] : []);
  return test(
    `${rule.name} opens and closes in its time`,
    [databaseIsUp(ceases + damped + 10), series(rule, kind, values)],
    [
      ...at(from + rule.for / minute - 1, false),
      ...at(from + rule.for / minute, true),
      ...at(ceases - 1, true),
      ...(damped > 0 ? at(ceases + damped - 1, true) : []),
      ...at(ceases + damped + 1, false),
    ],
  );
}

/** With all other series there, the twin of the one that is missing fires, and no other. */
function aloneMissing(rule: AlertRule): string[] {
  const others = alertRules.filter((other) => other !== rule);
  const after = missingFor + 5 * minute;
  return [
    ...test(
      `${rule.name} alone is missing`,
      [databaseIsUp(30), ...others.map((other) => series(other, "", "0x30"))],
      expects(after, `${alertOf(rule)}Missing`, [isMissing(rule)]),
    ),
    "    promql_expr_test:",
    `      - expr: 'count(ALERTS{alertname=~"Calcache.+", alertstate="firing"})'`,
    `        eval_time: ${duration(after)}`,
    "        exp_samples: [{ value: 1 }]",
  ];
}

const [info, other] = ["mailboxes-quarantined", "accounts-to-relink"] as const;
const lasts = (rule: string): Expected => ({
  labels: { severity: "warning", lasting: alertOf({ name: rule }), subject: kind },
  annotations: {
    summary: `${alertOf({ name: rule })} stays open ${kind}`,
    description: "An alert of severity info has been open for 2 hours.",
  },
});

const lastingAlerts = test(
  "alerts that stay open become more urgent, each by itself",
  [databaseIsUp(200), ...[info, other].map((name) => series({ name }, kind, "1x200"))],
  [
    ...expects(115 * minute, "CalcacheInfoLasting", []),
    ...expects(125 * minute, "CalcacheInfoLasting", [lasts(info), lasts(other)]),
  ],
);

const nothingScraped = test(
  "nothing is scraped at all",
  [input("up", "0x30")],
  [
    ...expects(15 * minute, "CalcacheUnreachable", [
      {
        labels: { severity: "critical" },
        annotations: {
          summary: "no process of Calcache is scraped",
          description: "Prometheus reaches no web process of Calcache, or has a wrong METRICS_TOKEN.",
        },
      },
    ]),
    ...alertRules.flatMap((rule) => expects(15 * minute, `${alertOf(rule)}Missing`, [isMissing(rule)])),
  ],
);

/** What promtool tests the rules by. Each twin looks at its own series alone, so that each alone stands for all combinations. */
export const ruleTestsFile = (): string =>
  [
    "# Made of the table of alert rules (packages/operations/src/alert-rules) by",
    "# npm test -- --project unit scripts/prometheus -u. Run: promtool test rules calcache.rules.test.yml",
    "rule_files: [calcache.rules.yml]",
    "evaluation_interval: 1m",
    "tests:",
    ...alertRules.flatMap(lifeOf),
    ...alertRules.flatMap(aloneMissing),
    ...lastingAlerts,
    ...nothingScraped,
    "",
  ].join("\n");
