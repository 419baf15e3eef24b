import type { AccountKindState } from "../state/read-account-kinds.ts";
import type { OperationalState } from "../state/read-operational-state.ts";
import type { Severity } from "./severity.ts";

/** What one evaluation of the rules looks at. */
export type Observed = {
  state: OperationalState;
  kinds: readonly AccountKindState[];
  /** how long the database took to tell all this, in ms */
  databaseMs: number;
};

/** That a rule's condition holds, and for what. */
export type Finding = {
  /** what of several is concerned, as a kind of account; empty: the installation */
  subject: string;
  /** with its values, for a person; free of secrets, addresses and calendar content */
  summary: string;
};

/** What a rule watches over: each kind of account must have a `look-now` rule for the first four. */
export type Signal =
  | "reads"
  | "freshness"
  | "renewals"
  | "writes"
  | "notifications"
  | "accounts"
  | "configuration"
  | "mail"
  | "channels"
  | "incidents"
  | "database";

export type AlertRule = {
  /** also the heading of its entry in docs/operate.md */
  name: string;
  signal: Signal;
  /** when it opens */
  severity: Severity;
  /** Pure. `now`: epoch ms. */
  condition: (observed: Observed, now: number) => Finding[];
  /** ms for which the condition must hold without a break before the alert opens */
  for: number;
  /** its damping time: an alert whose condition has ceased stays open for so many ms, and continues if it holds again */
  keepFiringFor: number;
  /** for a person */
  meaning: string;
};
