import { SubscriptionState } from "@calcache/prisma";
import { Gauge, type Registry } from "prom-client";
import { relinkStages } from "../state/operational-state-row.ts";
import type { OperationalState } from "../state/read-operational-state.ts";
import type { StateReader } from "../state/state-reader.ts";
import { workersWanted } from "../state/workers-wanted.ts";

type Sample = { labels?: Record<string, string>; value: number };

type DatabaseGauge = {
  name: string;
  help: string;
  labelNames?: string[];
  /** None where there is nothing to say, as before the first sweep. `now`: epoch ms. */
  samples: (state: OperationalState, now: number) => Sample[];
};

const one = (value: number): Sample[] => [{ value }];
const age = (since: Date | null, now: number): Sample[] =>
  since === null ? [] : one(Math.max(0, (now - since.getTime()) / 1000));

const gauges: readonly DatabaseGauge[] = [
  {
    name: "calcache_subscriptions",
    help: "Subscriptions at the provider",
    labelNames: ["state"],
    samples: ({ subscriptions }) =>
      Object.values(SubscriptionState).map((state) => ({
        labels: { state },
        value: subscriptions[state] ?? 0,
      })),
  },
  {
    name: "calcache_quarantined_mailboxes",
    help: "Mailboxes that failed for long and are only probed",
    samples: ({ quarantinedMailboxes }) => one(quarantinedMailboxes),
  },
  {
    name: "calcache_refused_mailboxes",
    help: "Mailboxes that wait for a person, or with a watched calendar that can't be read",
    labelNames: ["kind"],
    samples: ({ refusals }) =>
      refusals.map(({ kind, mailboxes }) => ({ labels: { kind }, value: mailboxes })),
  },
  {
    name: "calcache_refused_events",
    help: "Events that their calendars' provider refuses, or has failed to take time and again",
    labelNames: ["kind"],
    samples: ({ refusedEvents }) =>
      refusedEvents.map(({ kind, events }) => ({ labels: { kind }, value: events })),
  },
  {
    name: "calcache_silent_subscriptions",
    help: "Subscriptions that hadn't notified of a change that was found",
    samples: ({ silentSubscriptions }) => one(silentSubscriptions),
  },
  {
    name: "calcache_event_hub_last_call_age_seconds",
    help: "Since the reader of a partition of the event hub was last called, of the partition that waits longest",
    samples: ({ eventHub }, now) => age(eventHub?.calledAt ?? null, now),
  },
  {
    name: "calcache_followed_calendars",
    help: "Calendars that got another id within the last day, by which they are read since",
    samples: ({ followedCalendars }) => one(followedCalendars),
  },
  {
    name: "calcache_changed_bookings",
    help: "Bookings to come that stand, though people moved or deleted their event",
    samples: ({ changedBookings }) => one(changedBookings),
  },
  {
    name: "calcache_unknown_events",
    help: "Events to come of bookings that this database doesn't know, as it is older than they are",
    samples: ({ unknownEvents }) => one(unknownEvents),
  },
  {
    name: "calcache_credentials_to_relink",
    help: "Accounts that their owners have to connect anew",
    samples: ({ credentialsToRelink }) => one(credentialsToRelink),
  },
  {
    name: "calcache_relinks",
    help: "Accounts whose owners may not be asked to connect them again now (held), wait for their turn, or were asked",
    labelNames: ["stage"],
    samples: ({ relinks }) =>
      relinkStages.map((stage) => ({ labels: { stage }, value: relinks[stage] ?? 0 })),
  },
  {
    name: "calcache_unusable_accounts",
    help: "Accounts whose stored tokens can't be opened",
    samples: ({ unusableAccounts }) => one(unusableAccounts),
  },
  {
    name: "calcache_unavailable_hosts",
    help: "Hosts who are never free: they are locked, or nobody here can read a calendar that they selected",
    labelNames: ["integration", "reason"],
    samples: ({ unavailableHosts, lockedHosts }) => [
      ...(lockedHosts > 0 ? [{ labels: { integration: "", reason: "locked" }, value: lockedHosts }] : []),
      ...unavailableHosts.map(({ integration, reason, hosts }) => ({
        labels: { integration, reason },
        value: hosts,
      })),
    ],
  },
  {
    name: "calcache_open_incidents",
    help: "Kinds of account whose mailboxes fail together",
    samples: ({ incidents }) => one(incidents.length),
  },
  {
    name: "calcache_open_alerts",
    help: "Alerts that nobody has mended yet",
    samples: ({ alerts }) => one(alerts.length),
  },
  {
    name: "calcache_dirty_calendars",
    help: "Calendars that may have changed since their last refresh",
    samples: ({ dirtyCalendars }) => one(dirtyCalendars),
  },
  {
    name: "calcache_oldest_dirty_age_seconds",
    help: "For how long the first of the dirty calendars has been dirty; 0: none is",
    samples: ({ oldestDirtyAt }, now) => (oldestDirtyAt ? age(oldestDirtyAt, now) : one(0)),
  },
  {
    name: "calcache_queue_jobs",
    help: "Mailboxes that wait for a worker (created) or are being refreshed (active)",
    labelNames: ["state"],
    samples: ({ queue }) =>
      queue
        ? [
            { labels: { state: "created" }, value: queue.created },
            { labels: { state: "active" }, value: queue.active },
          ]
        : [],
  },
  {
    name: "calcache_workers_wanted",
    help: "Worker processes that the load of the last minute wants, at least 1",
    samples: ({ queue }) => one(queue ? workersWanted(queue) : 1),
  },
  {
    name: "calcache_last_sweep_age_seconds",
    help: "Since the end of the last sweep, wherever it ran",
    samples: ({ sweptAt }, now) => age(sweptAt, now),
  },
];

/**
 * Makes the gauges that are read from the database at each scrape, by one query for all of them. Every process shows
 * the same values: take their maximum, not their sum. While the database is away they are absent and
 * `calcache_database_up` is 0.
 * @param now epoch ms
 */
export function databaseGauges(registry: Registry, readState: StateReader, now: () => number): void {
  const registers = [registry];
  new Gauge({
    name: "calcache_database_up",
    help: "Whether the database answered this scrape",
    registers,
    async collect() {
      this.set((await readState()) ? 1 : 0);
    },
  });
  for (const { name, help, labelNames = [], samples } of gauges) {
    new Gauge({
      name,
      help: `${help} (of the whole database: the same in every process)`,
      labelNames,
      registers,
      async collect() {
        const state = await readState();
        this.reset();
        if (labelNames.length === 0) this.remove();
        for (const { labels = {}, value } of state ? samples(state, now()) : []) this.set(labels, value);
      },
    });
  }
}
