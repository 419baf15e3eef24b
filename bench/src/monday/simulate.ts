import { nextLanes, usualLanes } from "@calcache/calendar-cache";
import { workersWanted } from "@calcache/operations";
import { resized } from "../../../scripts/workers/worker-pool.ts";
import { type Mailboxes, mailboxesOf } from "./mailboxes.ts";
import { randomNumbers } from "./random-numbers.ts";

/** ms of simulated time */
const step = 20;
const second = 1_000;
const minute = 60 * second;
const lookEvery = 5 * second;
/** ms from the wish for a worker to its first job */
const startsAfter = 10 * second;
/**
 * ms of its thread that a worker spends on one mailbox. A refresh called directly takes 10.5 ms with Postgres and the simulator on the
 * same machine (`npm run bench -- freshness`): an upper bound.
 */
const threadEach = 10;

/** @property outlook ms that Outlook takes at the median @property number what is made of the number of workers that are wanted */
export type Scenario = {
  mailboxes: number;
  outlook: number;
  max: number;
  number: (wanted: number) => number;
  lanesFollow: boolean;
};

/** One minute of the day; `waits`: from notified to fresh, in ms, of what became fresh in it. */
export type Minute = { arrived: number; workers: number; lanes: number; waits: number[] };

/**
 * A day of workers on one queue, in simulated time: what is woken waits once, runs once, and is taken up first come first served. How
 * many workers and lanes there are is what the real ones go by.
 * @param load notifications a second, by minute
 */
export function simulate(load: readonly number[], scenario: Scenario): Minute[] {
  const random = randomNumbers(1);
  const boxes = mailboxesOf(scenario.mailboxes);
  const running = new Map<number, number[]>();
  const day: Minute[] = [];
  let pool = { count: 1, neededAt: 0 };
  let starting: { at: number; count: number }[] = [];
  let workers = 1;
  let lanes = usualLanes;
  let [busy, tokens, begunInSecond] = [0, 0, 0];
  let finished: { at: number; seconds: number; count: number }[] = [];
  let inSecond = { seconds: 0, count: 0 };

  for (let now = 0; now < load.length * minute; now += step) {
    const index = now / minute;
    const rate = load[Math.floor(index)] ?? 0;
    if (Number.isInteger(index)) day.push({ arrived: rate, workers, lanes, waits: [] });
    const today = day.at(-1)?.waits ?? [];

    for (const id of running.get(now) ?? []) {
      busy -= 1;
      today.push(now - boxes.finish(id));
      inSecond.count += 1;
    }
    running.delete(now);

    for (let count = random.poisson((rate * step) / second); count > 0; count--)
      boxes.notify(random.below(scenario.mailboxes), now);

    tokens = Math.min(workers * 2, tokens + (workers * step) / threadEach);
    while (tokens >= 1 && busy < workers * lanes) {
      const id = boxes.take();
      if (id === null) break;
      const took = threadEach + scenario.outlook * random.aroundOne(0.4);
      const ends = now + Math.max(step, Math.ceil(took / step) * step);
      running.set(ends, [...(running.get(ends) ?? []), id]);
      inSecond.seconds += took / second;
      [busy, tokens, begunInSecond] = [busy + 1, tokens - 1, begunInSecond + 1];
    }

    if (now % second === 0) {
      finished = [...finished, { at: now, ...inSecond }].filter(({ at }) => at > now - minute);
      inSecond = { seconds: 0, count: 0 };
      const threadBusy = (begunInSecond * threadEach) / (workers * second);
      const areAllBusy = busy >= workers * lanes;
      if (scenario.lanesFollow)
        lanes = nextLanes(lanes, { finished: begunInSecond, throttled: 0, areAllBusy, threadBusy });
      begunInSecond = 0;
    }
    if (now % lookEvery === 0) {
      const before = pool.count;
      pool = resized(
        pool,
        Math.round(scenario.number(wantedNow(finished, boxes))),
        { min: 1, max: scenario.max },
        now,
      );
      if (pool.count > before) starting.push({ at: now + startsAfter, count: pool.count });
      else if (pool.count < before) workers = Math.min(workers, pool.count);
      for (const { at, count } of starting)
        if (at <= now) workers = Math.max(workers, Math.min(count, pool.count));
      starting = starting.filter(({ at }) => at > now);
    }
  }
  return day;
}

function wantedNow(
  finished: readonly { seconds: number; count: number }[],
  { waiting }: Pick<Mailboxes, "waiting">,
): number {
  const count = finished.reduce((sum, each) => sum + each.count, 0);
  const seconds = finished.reduce((sum, each) => sum + each.seconds, 0);
  return workersWanted({
    created: waiting(),
    finishedPerSecond: count / 60,
    secondsEach: count === 0 ? null : seconds / count,
  });
}
