import { expect, test } from "vitest";
import { bookingUnderWay } from "./bookings-under-way.ts";

const [ann, bob] = [1, 2];
const never = { lastBookedAt: null, bookings: 0, calibration: 0 };
const history = new Map([
  [ann, never],
  [bob, never],
]);

test("what others are making of the same event type counts as made, until it is or isn't", () => {
  const db = {};
  const [one, other, last] = [bookingUnderWay(db, 7), bookingUnderWay(db, 7), bookingUnderWay(db, 7)];
  one.isWith([bob]);
  other.isWith([bob]);
  one.isWith([ann]);
  expect([...last.withOthers(history, 1000)]).toEqual([
    [ann, { ...never, bookings: 1, lastBookedAt: 1001 }],
    [bob, { ...never, bookings: 1, lastBookedAt: 1001 }],
  ]);
  one.isWith([bob]);
  expect(last.withOthers(history, 1000).get(bob)).toMatchObject({ bookings: 2, lastBookedAt: 1002 });
  for (const each of [one, other]) each.end();
  expect(last.withOthers(history, 1000)).toEqual(history);
});

test("a booking doesn't stand in its own way, nor in that of another event type or database", () => {
  const db = {};
  const one = bookingUnderWay(db, 7);
  one.isWith([ann]);
  for (const each of [one, bookingUnderWay(db, 8), bookingUnderWay({}, 7)])
    expect(each.withOthers(history, 1000)).toEqual(history);
});
