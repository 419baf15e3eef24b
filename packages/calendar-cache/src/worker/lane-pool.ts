import { performance } from "node:perf_hooks";
import { nextLanes, type Turn, usualLanes } from "./lanes.ts";

/** ms between two looks at how many lanes this process may have. */
const adjustEvery = 1_000;

/** Lanes that wait for work: each asks the database for it now and then, and at each wake-up. */
const idleLanes = 2;

/** `id` is null until it is open. */
type Lane = { id: string | null; isBusy: boolean };

/** How lanes are opened, which call `turn` for each piece of work, and how they are closed once their turn has ended. */
type Lanes<Work> = {
  open: (turn: (work: Work) => Promise<void>) => Promise<string>;
  close: (id: string) => Promise<void>;
  /** Has a lane look for more at once. */
  wake: (id: string) => void;
  onFailure: (error: unknown) => void;
};

/**
 * Runs work in lanes: two that wait for it, and another one whenever none waits, up to as many as `nextLanes` says.
 * @param onMost is told how many these are, whenever that changes
 * @returns what ends the opening of further ones
 */
export async function runInLanes<Work>(
  { open, close, wake, onFailure }: Lanes<Work>,
  run: (work: Work) => Promise<Turn>,
  onMost: (lanes: number) => void,
): Promise<() => void> {
  let lanes: Lane[] = [];
  let most = usualLanes;
  let seen = { finished: 0, throttled: 0 };
  let thread = performance.eventLoopUtilization();
  const running = () => lanes.filter(({ isBusy }) => isBusy).length;

  async function openLane(): Promise<void> {
    const lane: Lane = { id: null, isBusy: false };
    lanes.push(lane);
    lane.id = await open(async (work) => {
      lane.isBusy = true;
      openIfNoneWaits();
      try {
        if ((await run(work)) === "throttled") seen.throttled += 1;
      } finally {
        seen.finished += 1;
        lane.isBusy = false;
        if (lane.id !== null) wake(lane.id);
      }
    });
  }

  function openIfNoneWaits(): void {
    if (running() === lanes.length && lanes.length < most) openLane().catch(onFailure);
  }

  function adjust(): void {
    const threadBusy = performance.eventLoopUtilization(thread).utilization;
    thread = performance.eventLoopUtilization();
    const before = most;
    most = nextLanes(most, { ...seen, areAllBusy: running() >= most, threadBusy });
    seen = { finished: 0, throttled: 0 };
    if (most !== before) onMost(most);
    const needless = Math.max(0, lanes.length - Math.min(most, running() + idleLanes));
    const idleFirst = lanes.toSorted((a, b) => Number(a.isBusy) - Number(b.isBusy));
    for (const lane of idleFirst.slice(0, needless)) {
      if (lane.id === null) continue;
      lanes = lanes.filter((other) => other !== lane);
      close(lane.id).catch(onFailure);
    }
    openIfNoneWaits();
  }

  onMost(most);
  for (let count = 0; count < idleLanes; count++) await openLane();
  const adjusting = setInterval(adjust, adjustEvery).unref();
  return () => {
    clearInterval(adjusting);
    most = 0;
  };
}
