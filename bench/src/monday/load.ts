/**
 * Where people with calendars work: the share of mailboxes by hours from UTC. An assumption, roughly that of the world's offices.
 */
const zones: readonly (readonly [offset: number, share: number])[] = [
  [-8, 0.1],
  [-6, 0.08],
  [-5, 0.17],
  [-3, 0.05],
  [0, 0.1],
  [1, 0.2],
  [2, 0.07],
  [3, 0.03],
  [5.5, 0.08],
  [8, 0.06],
  [9, 0.04],
  [10, 0.02],
];

const minutesOfDay = 24 * 60;
/** Changes of a mailbox on a Monday. */
const changesEach = 20;
/** How much more than on the mean of the day happens at the worst minute. */
const peak = 10;
/** Minutes; most of a burst is within a quarter of an hour on either side of nine. */
const burstWidth = 7;

/** Notifications a second, for each minute of a Monday in UTC, of so many mailboxes: working hours, and a burst at nine in each zone. */
export function mondayLoad(mailboxes: number): number[] {
  const mean = (mailboxes * changesEach) / 86_400;
  return shapeWithPeak(peak).map((share) => share * mean);
}

/** The day's shape, of mean 1, with a burst as high as it takes for the highest minute to be `times` the mean. */
function shapeWithPeak(times: number): number[] {
  let [low, high] = [0, 1_000];
  let shape: number[] = [];
  while (high - low > 0.01) {
    const burst = (low + high) / 2;
    shape = shapeOf(burst);
    if (Math.max(...shape) < times) low = burst;
    else high = burst;
  }
  return shape;
}

function shapeOf(burst: number): number[] {
  const minutes = Array.from({ length: minutesOfDay }, (_, minute) =>
    zones.reduce((sum, [offset, share]) => sum + share * localLoad(minute + offset * 60, burst), 0),
  );
  const mean = minutes.reduce((sum, each) => sum + each, 0) / minutesOfDay;
  return minutes.map((each) => each / mean);
}

function localLoad(minute: number, burst: number): number {
  const local = (minute + minutesOfDay) % minutesOfDay;
  const atWork = local >= 8 * 60 && local < 18 * 60 ? 1 : 0.1;
  return atWork + burst * Math.exp(-(((local - 9 * 60) / burstWidth) ** 2) / 2);
}
