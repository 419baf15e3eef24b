import {
  openRefreshQueue,
  refreshMailbox,
  sweep,
  tendIncidents,
  wakeDueMailboxes,
} from "@calcache/calendar-cache";
import { applyEvents, wakeDueEvents } from "@calcache/calendar-events";
import { deliverAlerts, evaluateAndBeat, openReceivers } from "@calcache/operations";
import type { OpenProvider } from "../providers.ts";
import { listenForAlerts } from "./alert-receiver.ts";
import { createTestWorld, teamOf } from "./test-world.ts";

const minute = 60_000;
const hour = 60 * minute;

/**
 * So many personal accounts and accounts of a company, each with a calendar to be watched, and a webhook that hears of alerts.
 * @param startAt ms after midnight (UTC); default: now
 */
export async function createAlertWorld({
  personal,
  company,
  providers = [],
  startAt,
}: {
  personal: number;
  company: number;
  providers?: readonly OpenProvider[];
  startAt?: number;
}) {
  const world = await createTestWorld({ providers });
  const receiver = await listenForAlerts();
  const queue = await openRefreshQueue(world.databaseUrl, world.engine.log);
  await queue.stop();
  if (startAt !== undefined) world.advance((startAt - (world.now() % (24 * hour)) + 24 * hour) % (24 * hour));
  const make = (count: number, kind: "outlook.com" | "microsoft365", addressOf: (number: number) => string) =>
    Array.from({ length: count }, (_, number) =>
      world.simulator.createMailbox({
        address: addressOf(number),
        displayName: "Ann",
        timeZone: "Europe/Berlin",
        kind,
      }),
    );
  const mailboxes = [
    ...make(personal, "outlook.com", (number) => `p${number}@outlook.com`),
    ...make(company, "microsoft365", (number) => `w${number}@contoso.example`),
  ];
  await world.importTeam(teamOf(mailboxes, { now: world.now() }));
  const woken = new Set<number>();
  const wake = async (ids: readonly number[]) => ids.forEach((id) => void woken.add(id));
  const engine = { ...world.engine, wake };
  const events = { ...world.runtime.events, engine };
  const escalation = { infoFor: 2 * hour, reviewFor: 24 * hour };
  const digestHour = 7;
  const nowhere = { slackUrl: null, pagerDuty: null, email: null, heartbeatUrl: null };
  const receivers = openReceivers(
    { ...nowhere, webhookUrl: receiver.url, escalation, digestHour },
    undefined,
  );
  let sweptAt = 0;
  let evaluatedAt = 0;

  async function refreshDue(): Promise<void> {
    await tendIncidents(engine);
    for (let round = 0; round < 5; round++) {
      woken.clear();
      if ((await wakeDueMailboxes(engine)) + (await wakeDueEvents(events)) === 0) return;
      await Promise.all(
        [...woken].map(async (id) => {
          await refreshMailbox(engine, id);
          await applyEvents(events, id);
        }),
      );
    }
  }

  return {
    ...world,
    receiver,
    events,
    addresses: mailboxes.map(({ address }) => address),
    /** What receivers were told, in order. */
    told: () =>
      receiver.reports.map(({ change, severity, rule, subject }) => ({ change, severity, rule, subject })),
    /** Runs what the worker runs, in its intervals at most, while the clock moves on by `ms`. */
    async work(ms: number, step: number, { refreshes = true, sweeps = true } = {}): Promise<void> {
      for (let passed = 0; passed < ms; passed += step) {
        world.advance(step);
        if (refreshes) await refreshDue();
        if (sweeps && world.now() - sweptAt >= 5 * minute) {
          sweptAt = world.now();
          await sweep(engine);
        }
        if (world.now() - evaluatedAt < minute) continue;
        evaluatedAt = world.now();
        await evaluateAndBeat({ ...engine, escalation, digestHour, receivers }, null);
        await deliverAlerts({ ...engine, receivers });
      }
    },
    async close() {
      await world.close();
      await receiver.close();
    },
  };
}

export type AlertWorld = Awaited<ReturnType<typeof createAlertWorld>>;
