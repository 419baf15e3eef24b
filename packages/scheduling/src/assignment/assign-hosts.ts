/** What decides whether a host is given a slot. */
export type AssignableHost = { userId: number; isFixed: boolean; priority: number; weight: number };

/** What came before, of one host of one event type. */
export type HostHistory = {
  /** When a booking with the host was last made (epoch ms); null for never. */
  lastBookedAt: number | null;
  /** How many bookings with the host were made this month. */
  bookings: number;
  /** How many more count as theirs, because they became a host only this month: what the others had by then on average. */
  calibration: number;
};

/** By user id, of all hosts who share a round robin, free or not. */
export type AssignmentHistory = ReadonlyMap<number, HostHistory>;

/**
 * Why a host is given a slot.
 * - `collective`: every host is
 * - `fixed`: in a round robin they always are
 * - `only_free`: nobody else of those who share the round robin is free
 * - `weight`: they lack most bookings to their share of this month's
 * - `priority`: of those still equal, theirs is highest
 * - `least_recently_booked`: of those still equal, their last booking was made longest ago
 * - `first_of_equals`: nothing told them from others; the first in the event type's order is taken
 */
type AssignmentReason =
  | "collective"
  | "fixed"
  | "only_free"
  | "weight"
  | "priority"
  | "least_recently_booked"
  | "first_of_equals";

export type AssignedHost<Host> = { host: Host; reason: AssignmentReason };

/** Who shares an event type, and how. */
type Assignable<Host> = {
  schedulingType: "COLLECTIVE" | "ROUND_ROBIN";
  isRRWeightsEnabled: boolean;
  hosts: readonly Host[];
};

/**
 * The hosts whom a slot gets: all of a collective event type; of a round robin all who are fixed and one of the others,
 * chosen as cal.com does: by weight where that is enabled, then by priority, then by whose last booking is oldest.
 * @returns null when somebody needed isn't free, or nobody of those of whom one is needed; the slot can't be had then
 */
export function assignHosts<Host extends AssignableHost>(
  { schedulingType, isRRWeightsEnabled, hosts }: Assignable<Host>,
  isFree: (host: Host) => boolean,
  history: AssignmentHistory,
): AssignedHost<Host>[] | null {
  if (hosts.length === 0) return null;
  if (schedulingType === "COLLECTIVE") {
    return hosts.every(isFree) ? hosts.map((host) => ({ host, reason: "collective" })) : null;
  }
  const fixed = hosts.filter((host) => host.isFixed);
  const sharing = hosts.filter((host) => !host.isFixed);
  const chosen = choose(sharing.filter(isFree), rules(sharing, isRRWeightsEnabled, history));
  if (!fixed.every(isFree) || (sharing.length > 0 && chosen === null)) return null;
  const always = fixed.map((host): AssignedHost<Host> => ({ host, reason: "fixed" }));
  return chosen ? [...always, chosen] : always;
}

/** Hosts are told apart by numbers: those with the highest go on to the next rule. */
type Rule<Host> = { reason: AssignmentReason; score: (host: Host) => number };

function choose<Host>(free: readonly Host[], inTurn: readonly Rule<Host>[]): AssignedHost<Host> | null {
  let reason: AssignmentReason = "only_free";
  let left = free;
  for (const rule of inTurn) {
    if (left.length <= 1) break;
    left = highest(left, rule.score);
    reason = left.length === 1 ? rule.reason : "first_of_equals";
  }
  const [host] = left;
  return host === undefined ? null : { host, reason };
}

function highest<Host>(hosts: readonly Host[], score: (host: Host) => number): Host[] {
  const scores = hosts.map(score);
  const best = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  return hosts.filter((_, i) => scores[i] === best);
}

function rules(
  sharing: readonly AssignableHost[],
  isRRWeightsEnabled: boolean,
  history: AssignmentHistory,
): Rule<AssignableHost>[] {
  const lastBooked = ({ userId }: AssignableHost) => history.get(userId)?.lastBookedAt ?? -Infinity;
  return [
    ...(isRRWeightsEnabled ? weightRules(sharing, history) : []),
    { reason: "priority", score: ({ priority }) => priority },
    { reason: "least_recently_booked", score: (host) => -lastBooked(host) },
  ];
}

/** The largest shortfall, and of equal ones the largest weight. */
function weightRules(sharing: readonly AssignableHost[], history: AssignmentHistory): Rule<AssignableHost>[] {
  const counted = ({ userId }: AssignableHost) => {
    const { bookings, calibration } = history.get(userId) ?? { bookings: 0, calibration: 0 };
    return bookings + calibration;
  };
  const allBookings = sharing.reduce((sum, host) => sum + counted(host), 0);
  const allWeights = sharing.reduce((sum, { weight }) => sum + weight, 0);
  return [
    // Times the sum of weights, so that equal shortfalls are equal numbers.
    { reason: "weight", score: (host) => allBookings * host.weight - counted(host) * allWeights },
    { reason: "weight", score: ({ weight }) => weight },
  ];
}
