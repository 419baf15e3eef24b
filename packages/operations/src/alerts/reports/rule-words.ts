import { alertRules } from "../../alert-rules/alert-rules.ts";

/** What an alert of this rule means; empty for a rule of another version of this software. */
export const meaningOf = (rule: string): string =>
  alertRules.find(({ name }) => name === rule)?.meaning ?? "";

/** Where its entry in the runbook is. */
export const runbookOf = (rule: string): string => `docs/operate.md#${rule}`;
