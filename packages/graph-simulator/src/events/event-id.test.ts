import fc from "fast-check";
import { expect, test } from "vitest";
import { createIds } from "../ids.ts";
import { formatEventId, occurrenceKey, parseEventId } from "./event-id.ts";

const bytes = fc.uint8Array({ minLength: 100, maxLength: 100 });
const seconds = fc.integer({ min: -2_000_000_000, max: 8_000_000_000 });

test("an id of either form leads back to the event or the occurrence it was made for", () => {
  fc.assert(
    fc.property(bytes, fc.option(seconds), fc.boolean(), (random, start, immutable) => {
      const ids = createIds({ bytes: (length) => random.slice(0, length), fraction: () => 0 });
      const base = ids.eventKey();
      const key = start === null ? base : occurrenceKey(base, start * 1000);
      expect(parseEventId(formatEventId(ids.mailboxSeed(), key, immutable))).toBe(key);
    }),
  );
});

test("a calendar id holds the characters that have to be encoded in a path", () => {
  const ids = createIds({ bytes: (length) => new Uint8Array(length), fraction: () => 0 });
  expect(ids.calendarId(ids.mailboxSeed())).toMatch(/^AAMkAG.*\/.*\+.*=$/);
});

test("text that is no event id has no key", () => {
  for (const text of ["", "AAMk", "x".repeat(114)]) expect(parseEventId(text)).toBeNull();
});
