import { refreshCalendars } from "@calcache/calendar-cache";
import { percentiles, round } from "./percentiles.ts";
import type { BenchResult } from "./run-bench.ts";
import { startBenchStack } from "./stack.ts";

const hosts = 20;
const rounds = 5;

/** From a change in Outlook to the change in the database; the floor is the same read and write called directly. */
export const freshness = {
  what: "from a change in Outlook to the change in the cache, against the same refresh called directly",
  async run(): Promise<BenchResult> {
    const stack = await startBenchStack(hosts);
    try {
      await stack.plugin.sweep();
      const credentials = await stack.db.credential.findMany({ orderBy: { id: "asc" } });
      const floor: number[] = [];
      const fresh: number[] = [];
      for (let turn = 0; turn < rounds; turn++) {
        for (const [index, mailbox] of stack.mailboxes.entries()) {
          const ref = {
            credentialId: credentials[index]?.id ?? 0,
            externalId: mailbox.calendars[0]?.id ?? "",
          };
          const began = performance.now();
          await refreshCalendars(stack.plugin.cache, [ref]);
          floor.push(performance.now() - began);
        }
        // A calendar is read at most once a second: what the direct reads began has to be over.
        await new Promise((resolve) => setTimeout(resolve, 1_100));
        for (const mailbox of stack.mailboxes) fresh.push(await timeToFresh(stack, mailbox, turn));
      }
      const [direct, notified] = [percentiles(floor), percentiles(fresh)];
      return {
        unit: "ms",
        rows: {
          floor: direct,
          "notified to fresh": notified,
          ratio: {
            p50: round(notified.p50 / direct.p50),
            p95: round(notified.p95 / direct.p95),
            max: round(notified.max / direct.max),
          },
        },
      };
    } finally {
      await stack.stop();
    }
  },
};

/** From the arrival of the notification (the simulator's wait for more to send along is not counted) to the change row. */
async function timeToFresh(
  stack: Awaited<ReturnType<typeof startBenchStack>>,
  mailbox: (typeof stack.mailboxes)[number],
  turn: number,
) {
  const before = await stack.db.availabilityChange.count();
  const start = new Date(Date.now() + (turn + 1) * 86_400_000).toISOString();
  const end = new Date(Date.parse(start) + 1_800_000).toISOString();
  stack.simulator.createEvent(mailbox.address, { title: "x", start, end });
  const began = performance.now() + stack.simulator.delivery().batchWindowMs;
  while ((await stack.db.availabilityChange.count()) === before)
    await new Promise((resolve) => setTimeout(resolve, 1));
  return performance.now() - began;
}
