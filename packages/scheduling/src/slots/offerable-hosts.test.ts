import { type HostAvailability, noIntervals } from "@calcache/availability";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignHosts } from "../assignment/assign-hosts.ts";
import { noLimits } from "../event-types/columns/counted-limits.ts";
import type { EventTypeHost } from "../event-types/columns/event-type.ts";
import { offerableHosts } from "./offerable-hosts.ts";

const schedule = { timeZone: "UTC", availability: [], overrides: [] };

/** Names in capitals are fixed hosts. */
const hostOf = (name: string, userId: number): EventTypeHost => ({
  userId,
  username: name,
  name,
  email: "",
  priority: 2,
  weight: 100,
  groupId: null,
  limits: noLimits,
  isFixed: name === name.toUpperCase(),
  schedule,
  absences: [],
  away: [],
  barred: null,
  calendars: [],
});

function offered(schedulingType: "COLLECTIVE" | "ROUND_ROBIN", names: string[], unknown: string[]): number {
  const known = ({ isFixed }: EventTypeHost): HostAvailability => ({
    isFixed,
    schedule,
    busy: noIntervals,
    bookings: [],
  });
  return offerableHosts({ schedulingType, hosts: names.map(hostOf), requiredHosts: 1 }, (host) =>
    unknown.includes(host.name) ? null : known(host),
  ).length;
}

describe("hosts who can be offered", () => {
  it("are all or none of a collective event type", () => {
    expect(offered("COLLECTIVE", ["A", "b"], [])).toBe(2);
    expect(offered("COLLECTIVE", ["A", "b"], ["b"])).toBe(0);
  });

  it("are in a round robin those who are known", () => {
    expect(offered("ROUND_ROBIN", ["A", "b", "c"], ["b"])).toBe(2);
  });

  it("are none in a round robin that lacks a fixed host", () => {
    expect(offered("ROUND_ROBIN", ["A", "b"], ["A"])).toBe(0);
  });

  it("are none in a round robin of whose other hosts nobody is known", () => {
    expect(offered("ROUND_ROBIN", ["A", "b", "c"], ["b", "c"])).toBe(0);
    expect(offered("ROUND_ROBIN", ["A"], [])).toBe(1);
  });
});

it("are some exactly if a slot could be had with all who are known", () => {
  const groupId = fc.constantFrom(null, null, "sales");
  const anyTeam = fc.array(fc.record({ isFixed: fc.boolean(), isKnown: fc.boolean(), groupId }), {
    maxLength: 6,
  });
  const types = fc.constantFrom("COLLECTIVE" as const, "ROUND_ROBIN" as const);
  fc.assert(
    fc.property(types, anyTeam, fc.constantFrom(1, 2), (schedulingType, team, requiredHosts) => {
      const hosts = team.map(({ isFixed, groupId }, userId) => ({
        ...hostOf("someone", userId),
        isFixed,
        groupId,
      }));
      const isKnown = ({ userId }: EventTypeHost) => team[userId]?.isKnown === true;
      const found = offerableHosts({ schedulingType, hosts, requiredHosts }, (host) =>
        isKnown(host) ? { isFixed: host.isFixed, schedule, busy: noIntervals, bookings: [] } : null,
      );
      const couldBeHad = assignHosts(
        { schedulingType, isRRWeightsEnabled: false, hosts, requiredHosts },
        isKnown,
        new Map(),
      );
      expect(found.length).toBe(couldBeHad === null ? 0 : hosts.filter(isKnown).length);
    }),
  );
});
