import { expect, test } from "vitest";
import { type FollowedMove, isRunaway, mostMovesFollowed } from "./runaway-move.ts";

const minute = 60_000;
const now = Date.parse("2026-12-01T12:00:00Z");
const ann = { credentialId: 1, calendarId: "ann's" };
const bob = { credentialId: 2, calendarId: "bob's" };
const at = (time: string) => Date.parse(`2026-12-07T${time}:00Z`);
const move = (calendar: typeof ann, from: string, to: string) => ({
  calendar,
  fromStart: at(from),
  toStart: at(to),
});
const followed = (minutesAgo: number, ...args: Parameters<typeof move>): FollowedMove => ({
  ...move(...args),
  at: now - minutesAgo * minute,
});

test.each([
  ["the first move", move(ann, "10:00", "11:00"), []],
  ["the same calendar going on", move(ann, "11:00", "12:00"), [followed(1, ann, "10:00", "11:00")]],
  ["the same calendar going back", move(ann, "11:00", "10:00"), [followed(1, ann, "10:00", "11:00")]],
  ["another host's other idea", move(bob, "11:00", "15:00"), [followed(1, ann, "10:00", "11:00")]],
  ["the same shift an hour later", move(bob, "11:00", "12:00"), [followed(60, ann, "10:00", "11:00")]],
])("%s is a person's", (_, one, before) => {
  expect(isRunaway(one, before, now)).toBe(false);
});

test.each([
  [
    "another calendar moving on by the same",
    move(bob, "11:00", "12:00"),
    [followed(1, ann, "10:00", "11:00")],
  ],
  ["another calendar moving back", move(bob, "11:00", "10:00"), [followed(59, ann, "10:00", "11:00")]],
])("%s isn't followed", (_, one, before) => {
  expect(isRunaway(one, before, now)).toBe(true);
});

test("a booking that has followed often enough follows nobody any more", () => {
  const moves = (count: number) =>
    Array.from({ length: count }, (_, index) => followed(600 - index, ann, "10:00", "10:05"));
  expect(isRunaway(move(ann, "10:00", "16:00"), moves(mostMovesFollowed - 1), now)).toBe(false);
  expect(isRunaway(move(ann, "10:00", "16:00"), moves(mostMovesFollowed), now)).toBe(true);
});
