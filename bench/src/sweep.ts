import type { BenchResult } from "./measure/bench-result.ts";
import { countQueries } from "./measure/count-queries.ts";
import { lookAtEach } from "./measure/look-at-each.ts";
import { percentiles, round } from "./measure/percentiles.ts";
import { atMost } from "./measure/target.ts";
import { timesOf } from "./measure/times-of.ts";
import { cloneCalendars } from "./world/clone-calendars.ts";
import { startPlugin } from "./world/plugin.ts";
import { startWorld } from "./world/world.ts";

const calendars = 10_000;
const renewals = 20;
const rounds = 30;

/** A sweep over many calendars none of which needs anything; the floor is one query that looks at each of them. */
export const sweep = {
  what: `a sweep over ${calendars} watched calendars with nothing due, and the requests that renewals cost`,
  async run(): Promise<BenchResult> {
    const world = await startWorld({ hosts: 1, calendars: renewals });
    const plugin = await startPlugin(world, { worker: false });
    try {
      const first = await plugin.sweep();
      const watched = await world.db.subscription.count({ where: { state: "active" } });
      if (first.failed > 0) throw new Error(first.errors.join("\n"));
      // The first round may leave work for a second.
      await plugin.sweep();

      await world.db.subscription.updateMany({ data: { renewAt: new Date(Date.now() - 1_000) } });
      const before = plugin.graphRequests();
      const renewing = await plugin.sweep();
      const renewalRequests = plugin.graphRequests() - before;

      await cloneCalendars(world.db, calendars - watched);
      const idle = await plugin.sweep();
      const times = await timesOf(rounds, () => plugin.sweep());
      const floor = await timesOf(rounds, () => lookAtEach(world.db));
      const { queries, transactionStatements } = await countQueries(world.db, () => plugin.sweep());
      const [least, measured] = [percentiles(floor), percentiles(times)];
      const { errors: _, ...idleActions } = idle;
      return {
        unit: "ms",
        rows: {
          "floor: one query": least,
          [`sweep of ${calendars} calendars`]: measured,
          ratio: {
            p50: round(measured.p50 / least.p50),
            p95: round(measured.p95 / least.p95),
            max: round(measured.max / least.max),
          },
          "of one such sweep": { queries, "begins and commits": transactionStatements, ...idleActions },
          "renewals of one account": { renewed: renewing.renewed, "Graph requests": renewalRequests },
        },
        targets: [
          atMost("a sweep with nothing due, p50 in ms", measured.p50, 100),
          atMost("its queries", queries, 5),
          atMost(
            `Graph requests per ${renewals} renewals`,
            (renewalRequests / renewing.renewed) * renewals,
            1,
          ),
        ],
      };
    } finally {
      await plugin.stop();
      await world.stop();
    }
  },
};
