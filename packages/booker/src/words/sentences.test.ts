import { translate } from "@calcache/languages/messages";
import { fixedZone } from "@calcache/time-zones";
import { describe, expect, it } from "vitest";
import type { PublicHost } from "../view/event-type.ts";
import { ago, duration, hostNames, initials, repetition, unavailableNotice, withWhom } from "./sentences.ts";

const t = translate("page", "en");
const hosts = (...names: string[]): PublicHost[] =>
  names.map((name) => ({ name, zone: fixedZone("UTC", 0), isFixed: false }));

describe("sentences", () => {
  it("say how long ago, in the largest unit that fits", () => {
    expect([400, 3_999, 61_000, 7_200_000, 200_000_000].map((ms) => ago(t, ms))).toEqual([
      "just now",
      "3 seconds ago",
      "1 minute ago",
      "2 hours ago",
      "2 days ago",
    ]);
  });

  it("say how long something takes", () => {
    expect([1, 30, 60, 90, 480].map((minutes) => duration(t, minutes))).toEqual([
      "1 minute",
      "30 minutes",
      "1 hour",
      "1 hour 30 minutes",
      "8 hours",
    ]);
  });

  it("say how many of the hosts take part", () => {
    const some = hosts("Ann", "Bob", "Cal");
    expect([1, 2, 3].map((takingPart) => withWhom(t, { takingPart, hosts: some }))).toEqual([
      "With one of",
      "With 2 of",
      "With",
    ]);
    expect(withWhom(t, { takingPart: 1, hosts: hosts("Ann") })).toBe("With");
    expect(hostNames(t, { takingPart: 2, hosts: some })).toBe("Ann, Bob, and Cal");
  });

  it("name hosts, and of many the first few", () => {
    expect(hostNames(t, { takingPart: 3, hosts: hosts("Ann", "Bob", "Cal") })).toBe("Ann, Bob, and Cal");
    expect(hostNames(t, { takingPart: 1, hosts: hosts("Ann", "Bob") })).toBe("Ann or Bob");
    expect(hostNames(t, { takingPart: 5, hosts: hosts("A", "B", "C", "D", "E") })).toBe(
      "A, B, C, and 2 others",
    );
  });

  it("say how something repeats", () => {
    const every = { frequency: "weekly", interval: 1, most: 4 } as const;
    expect(repetition(t, every)).toBe("Every week, up to 4 times");
    expect(repetition(t, { ...every, frequency: "monthly", interval: 2 })).toBe(
      "Every 2 months, up to 4 times",
    );
    expect(repetition(t, { ...every, most: 1 })).toBe("Once");
  });

  it("shorten names to initials", () => {
    expect(["Ann Ito", "Bob de Vries", "cher", "ann@contoso.example", ""].map(initials)).toEqual([
      "AI",
      "BV",
      "C",
      "AC",
      "",
    ]);
  });

  it("say what unavailable hosts mean", () => {
    const collective = { schedulingType: "COLLECTIVE", hosts: hosts("Ann", "Bob") } as const;
    const roundRobin = { schedulingType: "ROUND_ROBIN", hosts: hosts("Ann", "Bob") } as const;
    expect(unavailableNotice(t, collective, 0)).toBeNull();
    expect(unavailableNotice(t, collective, 1)).toMatch(
      /^One host's calendar can't be read .* no times can be offered/,
    );
    expect(unavailableNotice(t, roundRobin, 1)).toMatch(/the other hosts'/);
    expect(unavailableNotice(t, roundRobin, 2)).toBe("2 hosts' calendars can't be read at the moment.");
  });
});
