import type { Log } from "@calcache/calendar-cache";
import { type Impact, impacts, type PublicIncident } from "../incidents/public-incident.ts";
import type { StateReader } from "../state/state-reader.ts";
import { type Component, componentStatuses, componentsOf } from "./components.ts";

/** What anybody may know of how the service does. */
export type Status = {
  components: Component[];
  /** the latest first; those that were last known while the database is away */
  incidents: PublicIncident[];
  /** as Statuspage has it */
  indicator: Impact;
  description: string;
  /** epoch ms: as of when this is */
  asOf: number;
};

const descriptions = {
  none: "All systems operational",
  minor: "Partially degraded service",
  major: "Partial system outage",
  critical: "Major service outage",
} as const;

/**
 * Reads how the service does; never rejects.
 * @param readIncidents may reject while the database is away
 * @param accountKinds those that are served
 * @param now epoch ms
 */
export function createStatusReader(
  readState: StateReader,
  readIncidents: () => Promise<PublicIncident[]>,
  accountKinds: readonly string[],
  now: () => number,
  log: Pick<Log, "warn">,
): () => Promise<Status> {
  let lastKnown: PublicIncident[] = [];
  return async () => {
    const state = await readState();
    if (state !== null) {
      lastKnown = await readIncidents().catch((error) => {
        log.warn({ err: error }, "[Status] incidents could not be read");
        return lastKnown;
      });
    }
    const components = componentsOf(state, accountKinds, now());
    const worst = Math.max(
      ...components.map(({ status }) => componentStatuses.indexOf(status)),
      // What operators have opened may be what no rule sees.
      ...lastKnown.flatMap(({ impact, nextUpdateBy }) =>
        nextUpdateBy === null ? [] : impacts.indexOf(impact),
      ),
    );
    const indicator = impacts[worst] ?? "critical";
    return {
      components,
      incidents: lastKnown,
      indicator,
      description: descriptions[indicator],
      asOf: now(),
    };
  };
}
