import { expect, test } from "vitest";
import type { ReadAnswer } from "../events/event-provider.ts";
import { newlyDeclined } from "./declined-rooms.ts";

const minute = 60_000;
const at = Date.parse("2027-03-01T09:00Z");
const red = { email: "Red@rooms.example", name: "Red", type: "resource" as const };
const blue = { ...red, email: "blue@rooms.example" };
const bo = { email: "bo@guest.example", name: "Bo" };
const declined = (email: string, more: Partial<ReadAnswer> = {}): ReadAnswer => ({
  ...{ email, answer: "declined", at, isResource: true },
  ...more,
});
const unknown = { answers: [], timesWrittenAt: at - 60 * minute };

test("a room's decline is told under the address that was invited, and nobody else's is", () => {
  const answers = [declined("red@rooms.example"), declined("bo@guest.example", { isResource: false })];
  expect(newlyDeclined([red, bo], unknown, answers)).toEqual([red.email]);
  expect(newlyDeclined([red, bo], { ...unknown, answers }, answers)).toEqual([]);
});

test("an answer that is older than the event's times is none to them", () => {
  const known = { ...unknown, timesWrittenAt: at + 6 * minute };
  expect(newlyDeclined([red], known, [declined("red@rooms.example")])).toEqual([]);
  expect(newlyDeclined([red], known, [declined("red@rooms.example", { at: null })])).toEqual([red.email]);
});

// Broken on purpose: addresses compared alone.
test("a room that answers under another of its addresses is recognised where it can be no other", () => {
  expect(newlyDeclined([red, bo], unknown, [declined("red-room@contoso.example")])).toEqual([red.email]);
  const accepted = declined("blue@rooms.example", { answer: "accepted" });
  expect(newlyDeclined([red, blue], unknown, [declined("alias@contoso.example"), accepted])).toEqual([
    red.email,
  ]);
  expect(newlyDeclined([red, blue], unknown, [declined("alias@contoso.example")])).toEqual([]);
  expect(newlyDeclined([red], unknown, [declined("one@x.example"), declined("two@x.example")])).toEqual([]);
  expect(newlyDeclined([red], unknown, [declined("zoe@x.example", { isResource: false })])).toEqual([]);
  expect(newlyDeclined([bo], unknown, [declined("alias@contoso.example")])).toEqual([]);
});
