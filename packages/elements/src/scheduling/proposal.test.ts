import { expect, test } from "vitest";
import { statusIn } from "../data/use-free-busy.ts";
import { proposalOf, rowStarts } from "./proposal.ts";

const busy = {
  ann: [{ start: "2026-12-01T09:30", end: "2026-12-01T10:00", status: "busy" }],
  ben: [{ start: "2026-12-01T00:00", end: "2026-12-02T00:00", status: "unknown" }],
} as const;

test("a date has a row each half hour", () => {
  expect(rowStarts("2026-12-01", [8, 10])).toEqual(
    ["08:00", "08:30", "09:00", "09:30"].map((time) => `2026-12-01T${time}`),
  );
  expect(rowStarts("2026-12-01", [0, 24]).at(-1)).toBe("2026-12-01T23:30");
});

test("a proposal says who is free all the time; of whom nobody knows, nobody says so", () => {
  const people = [{ username: "Ann" }, { username: "ben" }, { username: "cid" }];
  const propose = (first: number, last: number) =>
    proposalOf({ date: "2026-12-01", first, last }, [8, 18], people, busy, "UTC");
  expect(propose(2, 2)).toEqual({
    ...{ start: "2026-12-01T09:00", end: "2026-12-01T09:30", timeZone: "UTC" },
    ...{ free: ["Ann", "cid"], busy: [], unknown: ["ben"] },
  });
  expect(propose(2, 3)).toMatchObject({ end: "2026-12-01T10:00", free: ["cid"], busy: ["Ann"] });
});

test("times that only touch don't close one another", () => {
  expect(statusIn(busy.ann, "2026-12-01T10:00", "2026-12-01T10:30")).toBe("free");
});
