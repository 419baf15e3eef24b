import { groupHosts } from "@calcache/availability";

/** What decides whether a host is given a slot. */
export type AssignableHost = {
  userId: number;
  isFixed: boolean;
  priority: number;
  weight: number;
  groupId: string | null;
};

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
 * - `only_free`: no more of those who share the round robin, or of their group of it, are free than are needed
 * - `owner`: the asker is their contact, and of those who share the round robin with them nobody else is offered, as long as they have time soon
 * - `preferred`: they are wanted before others, such as who had the booking that is moved
 * - `weight`: they lack most bookings to their share of this month's
 * - `priority`: of those still equal, theirs is highest
 * - `least_recently_booked`: of those still equal, their last booking was made longest ago
 * - `first_of_equals`: nothing told them from others; the first in the event type's order is taken
 */
type AssignmentReason =
  | "collective"
  | "fixed"
  | "only_free"
  | "owner"
  | "preferred"
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
  requiredHosts: number;
};

/**
 * The hosts whom a slot gets: all of a collective event type; of a round robin all who are fixed, and of each group of the others as
 * many as are required, chosen one after the other as cal.com does: by weight where that is enabled, then by priority, then by whose
 * last booking is oldest. These are compared within the group.
 * @param preferred user ids of hosts who are chosen before others, where they are free
 * @returns null when somebody needed isn't free, or nobody of those of whom one is needed; the slot can't be had then
 */
export function assignHosts<Host extends AssignableHost>(
  eventType: Assignable<Host>,
  isFree: (host: Host) => boolean,
  history: AssignmentHistory,
  preferred: readonly number[] = [],
): AssignedHost<Host>[] | null {
  const { schedulingType, isRRWeightsEnabled, hosts } = eventType;
  const { needed, groups } = groupHosts(eventType);
  if (hosts.length === 0 || !needed.every(isFree)) return null;
  const reason = schedulingType === "COLLECTIVE" ? "collective" : "fixed";
  const assigned = needed.map((host): AssignedHost<Host> => ({ host, reason }));
  for (const { required, hosts: sharing } of groups) {
    const free = sharing.filter(isFree);
    if (free.length < required) return null;
    assigned.push(...choose(free, required, rules(sharing, isRRWeightsEnabled, history, preferred)));
  }
  return assigned;
}

/** Hosts are told apart by numbers: those with the highest go on to the next rule. */
type Rule<Host> = { reason: AssignmentReason; score: (host: Host) => number };

/** So many of those who are free, the one to be chosen first before the others. */
function choose<Host>(
  free: readonly Host[],
  required: number,
  inTurn: readonly Rule<Host>[],
): AssignedHost<Host>[] {
  const isChoice = free.length > required;
  const chosen: AssignedHost<Host>[] = [];
  for (let left = free; chosen.length < required; ) {
    const next = chooseOne(left, inTurn);
    chosen.push(isChoice ? next : { ...next, reason: "only_free" });
    left = left.filter((host) => host !== next.host);
  }
  return chosen;
}

/** @param free at least one */
function chooseOne<Host>(free: readonly Host[], inTurn: readonly Rule<Host>[]): AssignedHost<Host> {
  let reason: AssignmentReason = "only_free";
  let left = free;
  for (const rule of inTurn) {
    if (left.length <= 1) break;
    left = highest(left, rule.score);
    reason = left.length === 1 ? rule.reason : "first_of_equals";
  }
  return { host: left[0] as Host, reason };
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
  preferred: readonly number[],
): Rule<AssignableHost>[] {
  const lastBooked = ({ userId }: AssignableHost) => history.get(userId)?.lastBookedAt ?? -Infinity;
  const isPreferred = ({ userId }: AssignableHost) => preferred.includes(userId);
  return [
    { reason: "preferred", score: (host) => Number(isPreferred(host)) },
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
