import { setTimeout as pause } from "node:timers/promises";
import { busyInCache } from "../../apps/web/e2e/support/busy-times.ts";
import { changingCalendar } from "../../apps/web/e2e/support/changing-calendar.ts";
import { seededRandom } from "../../apps/web/e2e/support/random.ts";
import { countAnswers } from "./answers.ts";
import { type Bookings, bookings } from "./bookings.ts";
import { dayAhead } from "./days.ts";
import type { Cluster } from "./start-cluster.ts";

export type Load = Bookings &
  ReturnType<typeof countAnswers> & {
    /** ms that each change took until it was stored, which was looked for while others were made */
    lateness: readonly number[];
    /** Resolves when what was begun has ended. */
    stop(): Promise<void>;
  };

const changeEvery = 60;
const viewEvery = 100;

/** People change their calendars, visitors look and book, until it is stopped. */
export function startLoad(cluster: Cluster): Load {
  const { simulator, hosts, url, db } = cluster;
  const random = seededRandom(20_261_129);
  const stopping = new AbortController();
  const answers = countAnswers(() => performance.now());
  const booked = bookings(url, random, answers);
  const lateness: number[] = [];
  const calendars = hosts.flatMap(({ address, calendars }) =>
    calendars.map(({ id }) => changingCalendar(simulator, address, id, random)),
  );

  const again = async (work: () => Promise<unknown>, ms: number) => {
    while (!stopping.signal.aborted) {
      await work();
      await pause(ms, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  async function view(path: string): Promise<void> {
    const answer = await fetch(url + path, { signal: AbortSignal.timeout(30_000) }).catch(() => null);
    await answer?.text().catch(() => null);
    answers.note("view", answer?.status ?? null);
  }

  /** An event far from all others, until it is stored. */
  async function timeAChange(): Promise<void> {
    const [host] = hosts;
    const day = dayAhead(20 + (lateness.length % 7));
    const span = { start: `${day}T00:00:00Z`, end: `${day}T23:59:00Z` };
    const [calendar] = host?.calendars ?? [];
    if (!host || !calendar) return;
    const began = performance.now();
    const made = simulator.createEvent(host.address, { ...span, title: "Timed", calendarId: calendar.id });
    const isStored = async (is: boolean) =>
      ((await busyInCache(db, span)).get(calendar.id)?.length === 0) !== is;
    while (!(await isStored(true).catch(() => false))) {
      if (stopping.signal.aborted) return;
      await pause(100);
    }
    lateness.push(performance.now() - began);
    if (made.ok) simulator.deleteEvent(host.address, made.value.id);
  }

  const slots = `/api/v2/slots?teamSlug=devs&eventTypeSlug=teamevent&start=${dayAhead(7)}&end=${dayAhead(9)}`;
  const lanes = Promise.all([
    again(async () => calendars[random(calendars.length)]?.change(), changeEvery),
    again(() => view(slots), viewEvery),
    again(() => view(`/team/devs/teamevent?date=${dayAhead(8)}`), viewEvery * 3),
    again(timeAChange, 500),
    ...Array.from({ length: 3 }, () => again(booked.bookOnce, 150)),
  ]);
  return {
    ...booked,
    ...answers,
    lateness,
    async stop() {
      stopping.abort();
      await lanes;
    },
  };
}
