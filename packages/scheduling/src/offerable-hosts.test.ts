import { type HostAvailability, noIntervals } from "@calcache/availability";
import { describe, expect, it } from "vitest";
import type { EventTypeHost } from "./event-type.ts";
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
  isFixed: name === name.toUpperCase(),
  schedule,
  calendars: [],
});

function offered(schedulingType: "COLLECTIVE" | "ROUND_ROBIN", names: string[], unknown: string[]): number {
  const known = ({ isFixed }: EventTypeHost): HostAvailability => ({
    isFixed,
    schedule,
    busy: noIntervals,
    bookings: [],
  });
  return offerableHosts({ schedulingType, hosts: names.map(hostOf) }, (host) =>
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
