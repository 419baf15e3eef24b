import { withoutAddresses } from "../health/health-problems.ts";
import type { AccountKindState } from "../state/read-account-kinds.ts";
import type { AlertRule, Observed } from "./alert-rule.ts";

/** Whether so many mailboxes that it isn't the trouble of one person or team. */
export const areSeveral = (count: number): boolean => count >= 3;

/** Whether they are several, and this share of all or more. */
export const areShare = (count: number, of: number, share: number): boolean =>
  areSeveral(count) && count >= share * of;

/** Whether they are several, and half of all or more. */
export const areMost = (count: number, of: number): boolean => areShare(count, of, 0.5);

/** Whether something has lasted for longer than so many ms. */
export const isOlder = (since: Date | null, ms: number, now: number): since is Date =>
  since !== null && now - since.getTime() > ms;

/** A rule's condition for each kind of account by itself. The answer is what there is to say of that kind. */
export const ofEachKind =
  (
    say: (kind: AccountKindState, now: number, observed: Observed) => string | false,
  ): AlertRule["condition"] =>
  (observed, now) =>
    observed.kinds.flatMap((kind) => {
      const summary = say(kind, now, observed);
      return summary === false
        ? []
        : [
            {
              subject: `${kind.integration} ${kind.accountKind}`,
              summary: `${kind.accountKind}: ${withoutAddresses(summary)}`,
            },
          ];
    });

/** A rule's condition for the whole installation. */
export const ofAll =
  (say: (observed: Observed, now: number) => string | false): AlertRule["condition"] =>
  (observed, now) => {
    const summary = say(observed, now);
    return summary === false ? [] : [{ subject: "", summary }];
  };

/** What processes raise about single hosts and applications. */
const raisedAbout = { "mail to hosts": /^mail to host /, channels: /^channel / };

const aboutOf = (name: string) =>
  (["mail to hosts", "channels"] as const).find((about) => raisedAbout[about].test(name)) ?? "configuration";

/** A condition for each of what processes have raised about this; whatever isn't known to be about less is about the configuration. */
export const ofEachRaised =
  (about: ReturnType<typeof aboutOf>): AlertRule["condition"] =>
  ({ state }) =>
    state.alerts
      .filter(({ name }) => aboutOf(name) === about)
      .map(({ name, reason }) => ({ subject: name, summary: `${name}: ${withoutAddresses(reason)}` }));

export const minutes = (count: number): number => count * 60_000;
