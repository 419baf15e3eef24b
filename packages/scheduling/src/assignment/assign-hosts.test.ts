import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AssignableHost,
  type AssignmentHistory,
  assignHosts,
  type HostHistory,
} from "./assign-hosts.ts";

const host = (userId: number, values: Partial<AssignableHost> = {}): AssignableHost => ({
  userId,
  isFixed: false,
  priority: 2,
  weight: 100,
  groupId: null,
  ...values,
});
const past = (
  ...histories: readonly (readonly [userId: number, history: Partial<HostHistory>])[]
): AssignmentHistory =>
  new Map(
    histories.map(([userId, history]) => [
      userId,
      { lastBookedAt: null, bookings: 0, calibration: 0, ...history },
    ]),
  );

type Case = {
  collective?: true;
  weights?: true;
  hosts: AssignableHost[];
  requiredHosts?: number;
  busy?: number[];
  history?: AssignmentHistory;
};

/** The user ids with their reasons. */
function assigned({ collective, weights, hosts, requiredHosts = 1, busy = [], history = past() }: Case) {
  const eventType = {
    schedulingType: collective ? ("COLLECTIVE" as const) : ("ROUND_ROBIN" as const),
    isRRWeightsEnabled: weights === true,
    hosts,
    requiredHosts,
  };
  const found = assignHosts(eventType, ({ userId }) => !busy.includes(userId), history);
  return found && Object.fromEntries(found.map(({ host: { userId }, reason }) => [userId, reason]));
}

describe("a collective event type", () => {
  it("takes every host, whatever their priority", () => {
    const hosts = [host(1), host(2, { priority: 4, isFixed: true })];
    expect(assigned({ collective: true, hosts })).toEqual({ 1: "collective", 2: "collective" });
  });

  it("can't be had when one isn't free, or there is none", () => {
    expect(assigned({ collective: true, hosts: [host(1), host(2)], busy: [2] })).toBeNull();
    expect(assigned({ collective: true, hosts: [] })).toBeNull();
  });
});

describe("a round robin", () => {
  const fixed = host(9, { isFixed: true });

  it("takes all fixed hosts and the only other one who is free", () => {
    expect(assigned({ hosts: [fixed, host(1), host(2)], busy: [1] })).toEqual({ 9: "fixed", 2: "only_free" });
    expect(assigned({ hosts: [fixed] })).toEqual({ 9: "fixed" });
  });

  it("can't be had without a fixed host, or without any of the others", () => {
    expect(assigned({ hosts: [fixed, host(1)], busy: [9] })).toBeNull();
    expect(assigned({ hosts: [fixed, host(1), host(2)], busy: [1, 2] })).toBeNull();
  });

  it("prefers the highest priority", () => {
    const hosts = [host(1, { priority: 1 }), host(2, { priority: 3 }), host(3)];
    const history = past([2, { lastBookedAt: 5 }]);
    expect(assigned({ hosts, history })).toEqual({ 2: "priority" });
    expect(assigned({ hosts, history, busy: [2] })).toEqual({ 3: "priority" });
  });

  it("then whose last booking was made longest ago, and before them who never had one", () => {
    const hosts = [host(1), host(2), host(3)];
    const history = past([1, { lastBookedAt: 30 }], [2, { lastBookedAt: 20 }], [3, {}]);
    expect(assigned({ hosts, history })).toEqual({ 3: "least_recently_booked" });
    expect(assigned({ hosts, history, busy: [3] })).toEqual({ 2: "least_recently_booked" });
  });

  it("of equals takes the first", () => {
    expect(assigned({ hosts: [host(2), host(1)] })).toEqual({ 2: "first_of_equals" });
  });
});

// Each caught here when it was broken on purpose: the sum over all hosts and not the free ones, the larger weight of
// equal shortfalls, the credit of new hosts, who never had a booking, that only the free are chosen.
describe("a round robin with weights", () => {
  const twice = [host(1, { weight: 100 }), host(2, { weight: 200 })];

  it("takes who lacks most to their share, even against priority", () => {
    const hosts = [host(1, { weight: 100, priority: 4 }), host(2, { weight: 200 })];
    const history = past([1, { bookings: 2 }], [2, { bookings: 3 }]);
    expect(assigned({ weights: true, hosts, history })).toEqual({ 2: "weight" });
    expect(assigned({ hosts, history })).toEqual({ 1: "priority" });
  });

  it("of equal shortfalls takes the larger weight", () => {
    expect(assigned({ weights: true, hosts: twice })).toEqual({ 2: "weight" });
  });

  it("counts the bookings of those who aren't free", () => {
    const hosts = [...twice, host(3, { weight: 700 })];
    const history = past([1, { bookings: 0 }], [2, { bookings: 2 }], [3, { bookings: 8 }]);
    expect(assigned({ weights: true, hosts, history, busy: [3] })).toEqual({ 1: "weight" });
  });

  it("credits who joined this month with what the others had by then", () => {
    const hosts = [host(1), host(2)];
    const history = past([1, { bookings: 3, lastBookedAt: 1 }], [2, { bookings: 0, calibration: 4 }]);
    expect(assigned({ weights: true, hosts, history })).toEqual({ 1: "weight" });
  });

  it("leaves equal shares of equal weights to priority and to whose turn it is", () => {
    const hosts = [host(1), host(2), host(3, { priority: 1 })];
    const history = past([1, { lastBookedAt: 2 }], [2, { lastBookedAt: 1 }]);
    expect(assigned({ weights: true, hosts, history })).toEqual({ 2: "least_recently_booked" });
  });

  it("works where all weights are nothing", () => {
    const hosts = [host(1, { weight: 0 }), host(2, { weight: 0, priority: 3 })];
    expect(assigned({ weights: true, hosts, history: past([2, { bookings: 4 }]) })).toEqual({
      2: "priority",
    });
  });

  it("over time gives everybody their share, within one booking", () => {
    const anyWeights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anyWeights, fc.integer({ min: 1, max: 60 }), (weights, rounds) => {
        const hosts = weights.map((weight, userId) => host(userId, { weight }));
        const counts = weights.map(() => 0);
        for (let round = 0; round < rounds; round++) {
          const history = past(...counts.map((bookings, userId) => [userId, { bookings }] as const));
          const [chosen] =
            assignHosts(
              { schedulingType: "ROUND_ROBIN", isRRWeightsEnabled: true, hosts, requiredHosts: 1 },
              () => true,
              history,
            ) ?? [];
          if (chosen) counts[chosen.host.userId] = (counts[chosen.host.userId] ?? 0) + 1;
        }
        const all = weights.reduce((a, b) => a + b, 0);
        for (const [userId, count] of counts.entries()) {
          expect(count - (rounds * (weights[userId] ?? 0)) / all).toBeLessThanOrEqual(1);
        }
        expect(counts.reduce((a, b) => a + b, 0)).toBe(rounds);
      }),
    );
  });
});

describe("a round robin in groups", () => {
  const sales = (userId: number, values: Partial<AssignableHost> = {}) =>
    host(userId, { groupId: "sales", ...values });

  it("takes one of each group, and those who are in none are one together", () => {
    const hosts = [
      host(1),
      host(2, { priority: 3 }),
      sales(3),
      sales(4, { priority: 4 }),
      host(9, { isFixed: true }),
    ];
    expect(assigned({ hosts })).toEqual({ 2: "priority", 4: "priority", 9: "fixed" });
    expect(assigned({ hosts, busy: [4] })).toEqual({ 2: "priority", 3: "only_free", 9: "fixed" });
    expect(assigned({ hosts, busy: [3, 4] })).toBeNull();
  });

  it("compares hosts with those of their group alone", () => {
    const hosts = [host(1), host(2), sales(3), sales(4)];
    const history = past(
      [1, { bookings: 9 }],
      [2, { bookings: 8 }],
      [3, { bookings: 1 }],
      [4, { bookings: 2 }],
    );
    expect(assigned({ weights: true, hosts, history })).toEqual({ 2: "weight", 3: "weight" });
    const unequal = [host(1, { weight: 300 }), host(2), sales(3), sales(4, { weight: 200 })];
    expect(assigned({ weights: true, hosts: unequal, history })).toEqual({ 1: "weight", 4: "weight" });
  });

  it("isn't a matter of a collective event type, nor of fixed hosts", () => {
    expect(assigned({ collective: true, hosts: [host(1), sales(2), sales(3)] })).toEqual({
      ...{ 1: "collective", 2: "collective", 3: "collective" },
    });
    expect(assigned({ hosts: [host(1), sales(2, { isFixed: true })] })).toEqual({
      1: "only_free",
      2: "fixed",
    });
  });
});

describe("a round robin of which several take part", () => {
  it("takes as many as are required, in the order in which they would come alone", () => {
    const hosts = [host(1), host(2, { priority: 3 }), host(3, { priority: 4 })];
    expect(assigned({ hosts, requiredHosts: 2 })).toEqual({ 3: "priority", 2: "priority" });
    expect(assigned({ hosts, requiredHosts: 2, busy: [3] })).toEqual({ 1: "only_free", 2: "only_free" });
    expect(assigned({ hosts, requiredHosts: 2, busy: [2, 3] })).toBeNull();
    expect(assigned({ hosts, requiredHosts: 4 })).toBeNull();
  });

  it("takes so many of each group", () => {
    const sales = [3, 4, 5].map((userId) => host(userId, { groupId: "sales" }));
    const hosts = [host(1), host(2), ...sales];
    const history = past([3, { lastBookedAt: 1 }]);
    expect(assigned({ hosts, requiredHosts: 2, history })).toEqual({
      ...{ 1: "only_free", 2: "only_free", 4: "first_of_equals", 5: "least_recently_booked" },
    });
  });
});

it("takes who is preferred before others, as long as they are free", () => {
  const eventType = { schedulingType: "ROUND_ROBIN", isRRWeightsEnabled: false, requiredHosts: 1 } as const;
  const hosts = [
    host(1, { priority: 4 }),
    host(2),
    host(3, { groupId: "sales" }),
    host(4, { groupId: "sales" }),
  ];
  const with2And4 = (busy: number[]) =>
    assignHosts({ ...eventType, hosts }, ({ userId }) => !busy.includes(userId), past(), [2, 4])?.map(
      ({ host: { userId }, reason }) => [userId, reason],
    );
  expect(with2And4([])).toEqual([
    [2, "preferred"],
    [4, "preferred"],
  ]);
  expect(with2And4([2])).toEqual([
    [1, "only_free"],
    [4, "preferred"],
  ]);
});

it("gives a slot to so many hosts of each group more than the fixed ones exactly when it can be had", () => {
  const anyHost = fc.record({
    groupId: fc.constantFrom(null, null, "sales"),
    isFixed: fc.boolean(),
    isFree: fc.boolean(),
    priority: fc.integer({ min: 0, max: 4 }),
    weight: fc.integer({ min: 0, max: 300 }),
    lastBookedAt: fc.option(fc.integer({ min: 0, max: 9 })),
    bookings: fc.integer({ min: 0, max: 9 }),
  });
  fc.assert(
    fc.property(
      fc.array(anyHost, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      fc.constantFrom(1, 2),
      (drawn, isRRWeightsEnabled, requiredHosts) => {
        const hosts = drawn.map((values, userId) => ({ ...values, userId }));
        const history = past(...hosts.map((each) => [each.userId, each] as const));
        const found = assignHosts(
          { schedulingType: "ROUND_ROBIN", isRRWeightsEnabled, hosts, requiredHosts },
          ({ isFree }) => isFree,
          history,
        );
        const fixed = hosts.filter(({ isFixed }) => isFixed);
        const groups = [
          ...Map.groupBy(
            hosts.filter(({ isFixed }) => !isFixed),
            ({ groupId }) => groupId,
          ).values(),
        ];
        const canBeHad =
          fixed.every(({ isFree }) => isFree) &&
          groups.every((group) => group.filter(({ isFree }) => isFree).length >= requiredHosts);
        expect(found !== null).toBe(canBeHad);
        expect(new Set(found?.map(({ host: { userId } }) => userId)).size).toBe(
          canBeHad ? fixed.length + groups.length * requiredHosts : 0,
        );
        expect(found?.every(({ host: { isFree } }) => isFree) ?? true).toBe(true);
      },
    ),
  );
});
