import { Gauge, type Registry } from "prom-client";
import type { AlertRule, Observed } from "../alert-rules/alert-rule.ts";
import { alertRules } from "../alert-rules/alert-rules.ts";
import { severities } from "../alert-rules/severity.ts";
import type { AccountKindState } from "../state/read-account-kinds.ts";
import type { StateReader } from "../state/state-reader.ts";

/** Read from the database at each scrape, as `databaseGauges` are, and absent while it is away. */
const ofDatabase = "(of the whole database: the same in every process)";

/**
 * Makes the gauges that Prometheus' rules stand on: whether each alert rule's condition holds now, for how many accounts of each kind all
 * is well, and how long alerts have been open. What must last before somebody is alerted, and who is, is Prometheus' to say.
 * @param now epoch ms
 */
export function alertGauges(
  registry: Registry,
  readState: StateReader,
  readKinds: StateReader<AccountKindState[]>,
  now: () => number,
): void {
  const registers = [registry];
  new Gauge({
    name: "calcache_alert_condition",
    help: `Whether the condition of an alert rule holds now; subject: the kind of account, where it is about one ${ofDatabase}`,
    labelNames: ["rule", "subject"],
    registers,
    async collect() {
      const began = now();
      const [state, kinds] = await Promise.all([readState(), readKinds()]);
      this.reset();
      if (state === null || kinds === null) return;
      const observed = { state, kinds, databaseMs: now() - began };
      for (const rule of alertRules) {
        this.set({ rule: rule.name, subject: "" }, 0);
        for (const subject of subjectsOf(rule, observed, now())) this.set({ rule: rule.name, subject }, 1);
      }
    },
  });
  const ofKinds: [name: string, help: string, value: (kind: AccountKindState) => number][] = [
    ["calcache_mailboxes", "Connected mailboxes with a calendar", ({ mailboxes }) => mailboxes],
    ["calcache_unread_mailboxes", "Of these, those that can't be read", ({ unread }) => unread],
    [
      "calcache_mailboxes_to_relink",
      "Of these, those that only their owners can connect again",
      ({ toRelink }) => toRelink,
    ],
    [
      "calcache_read_ratio",
      "The share of the mailboxes of a kind of account that can be read, 0 to 1",
      ({ mailboxes, unread }) => (mailboxes - unread) / mailboxes,
    ],
  ];
  for (const [name, help, value] of ofKinds)
    new Gauge({
      name,
      help: `${help} ${ofDatabase}`,
      labelNames: ["integration", "account_kind"],
      registers,
      async collect() {
        const kinds = await readKinds();
        this.reset();
        for (const kind of kinds ?? [])
          this.set({ integration: kind.integration, account_kind: kind.accountKind }, value(kind));
      },
    });
  new Gauge({
    name: "calcache_oldest_operator_alert_age_seconds",
    help: `For how long the first of the open alerts of operators has been open; 0: none is ${ofDatabase}`,
    labelNames: ["severity"],
    registers,
    async collect() {
      const state = await readState();
      this.reset();
      if (state === null) return;
      for (const severity of severities) {
        const open = state.openAlerts.find((one) => one.severity === severity);
        this.set({ severity }, open === undefined ? 0 : (now() - open.openedAt.getTime()) / 1000);
      }
    },
  });
  new Gauge({
    name: "calcache_alert_delay_seconds",
    help: `How long it took on average, in the last 30 days, from a failure to its alert (to="alert"), and from there until an operator looked into it (to="human") ${ofDatabase}`,
    labelNames: ["severity", "to"],
    registers,
    async collect() {
      const state = await readState();
      this.reset();
      for (const { severity, toAlert, toHuman } of state?.alertDelays ?? []) {
        this.set({ severity, to: "alert" }, toAlert);
        if (toHuman !== null) this.set({ severity, to: "human" }, toHuman);
      }
    },
  });
}

/** Names of hosts and channels stay out of labels: the rule is told once for all of them. */
function subjectsOf({ condition }: AlertRule, observed: Observed, now: number): Set<string> {
  const kinds = new Set(
    observed.kinds.map(({ integration, accountKind }) => `${integration} ${accountKind}`),
  );
  return new Set(condition(observed, now).map(({ subject }) => (kinds.has(subject) ? subject : "")));
}
