import { openRefreshQueue } from "@calcache/calendar-cache";
import { type Alerting, evaluateAlerts } from "@calcache/operations";
import type { BenchResult } from "./measure/bench-result.ts";
import { countQueries } from "./measure/count-queries.ts";
import { percentiles, round } from "./measure/percentiles.ts";
import { atMost } from "./measure/target.ts";
import { timesOf } from "./measure/times-of.ts";
import { cloneCalendars } from "./world/clone-calendars.ts";
import { startPlugin } from "./world/plugin.ts";
import { startWorld } from "./world/world.ts";

const calendars = 10_000;
const rounds = 30;

/** An evaluation of all alert rules while nothing is wrong, and while a kind of account is away; the floor is one bare query. */
export const alerts = {
  what: `an evaluation of all alert rules over ${calendars} watched calendars`,
  async run(): Promise<BenchResult> {
    const world = await startWorld({ hosts: 1, calendars: 1 });
    const plugin = await startPlugin(world, { worker: false });
    try {
      const first = await plugin.sweep();
      if (first.failed > 0) throw new Error(first.errors.join("\n"));
      // Without a worker there is no queue, which is an alert by itself.
      const queue = await openRefreshQueue(world.databaseUrl, plugin.engine.log);
      await queue.stop();
      await cloneCalendars(world.db, calendars - 1);
      // Autovacuum does so within a minute; until then Postgres plans as for empty tables.
      await world.db.$executeRaw`VACUUM ANALYZE`;
      let minutes = 0;
      const { engine } = plugin;
      const alerting: Alerting = {
        ...engine,
        now: () => Date.now() + 60_000 * minutes,
        receivers: [],
        escalation: { infoFor: Number.POSITIVE_INFINITY, reviewFor: Number.POSITIVE_INFINITY },
        digestHour: 7,
      };
      const evaluate = async () => {
        minutes += 1;
        if (!(await evaluateAlerts(alerting))) throw new Error("it wasn't this process's turn");
      };
      await evaluate();
      // First: once the sweep is overdue, there is an alert to be stored each time.
      const { queries, transactionStatements } = await countQueries(world.db, evaluate);
      const floor = percentiles(await timesOf(rounds, () => world.db.$queryRaw`SELECT 1`));
      const well = percentiles(await timesOf(rounds, evaluate));
      await world.db.incident.create({
        data: {
          integration: "office365_calendar",
          accountKind: "microsoft 365",
          beganAt: new Date(),
          reason: "503",
        },
      });
      const failure = { accountKind: "microsoft 365", failingSince: new Date(), failureKind: "transient" };
      await world.db.mailbox.updateMany({ data: failure });
      await evaluate();
      const away = percentiles(await timesOf(rounds, evaluate));
      return {
        unit: "ms",
        rows: {
          "floor: one query": floor,
          "nothing is wrong": well,
          "all accounts fail": away,
          ratio: {
            p50: round(well.p50 / floor.p50),
            p95: round(well.p95 / floor.p95),
            max: round(well.max / floor.max),
          },
          "of one evaluation": { queries, "begins and commits": transactionStatements },
        },
        targets: [
          atMost("an evaluation, p50 in ms", well.p50, 50),
          atMost("while all accounts fail, p50 in ms", away.p50, 50),
          atMost("its queries", queries, 5),
        ],
      };
    } finally {
      await plugin.stop();
      await world.stop();
    }
  },
};
