import { expect, it } from "vitest";
import { offeredLength } from "./offered-length.ts";

const eventType = { length: 30, lengths: [30, 60] };

it("is the asked length where that is a choice, else the usual one", () => {
  expect(offeredLength({ duration: 60 }, eventType, null)).toBe(60);
  expect(offeredLength({ duration: 45 }, eventType, null)).toBe(30);
  expect(offeredLength({ duration: null }, eventType, null)).toBe(30);
  expect(offeredLength({ duration: 60 }, { ...eventType, lengths: null }, null)).toBe(30);
});

it("is that of the booking that is moved, whatever is asked", () => {
  const moved = { uid: "a", start: 0, end: 45 * 60_000 };
  expect(offeredLength({ duration: 60 }, eventType, moved)).toBe(45);
});
