import { accountKindRules } from "./account-kind-rules.ts";
import type { AlertRule } from "./alert-rule.ts";
import { installationRules } from "./installation-rules.ts";

/** What operators are alerted of: the one table. Each rule has an entry in docs/operate.md. */
export const alertRules: readonly AlertRule[] = [...accountKindRules, ...installationRules];
