import fc from "fast-check";
import { expect, test } from "vitest";
import type { DesiredEvent } from "../events/event.ts";
import { planEvent } from "./plan-event.ts";

const event = (changes: Partial<DesiredEvent> = {}): DesiredEvent => ({
  title: "Intro",
  description: "",
  location: "",
  start: 0,
  end: 1,
  timeZone: "UTC",
  attendees: [],
  onlineMeeting: false,
  language: null,
  ...changes,
});
const held = { externalId: "id", etag: "etag", times: null };
const unsent = { sentAt: null, sent: [] };

test.each([
  ["is made", { desired: event(), applied: null, held: null, ...unsent }, "create"],
  [
    "that was never made is left alone when it isn't wanted",
    { desired: null, applied: null, held: null, ...unsent },
    "none",
  ],
  ["is removed", { desired: null, applied: event(), held, ...unsent }, "remove"],
  ["that is as it should be is left alone", { desired: event(), applied: event(), held, ...unsent }, "none"],
  [
    "that may have been made is looked for",
    { desired: event(), applied: null, held: null, sentAt: 1, sent: [event()] },
    "find",
  ],
  [
    "that may have been made, and isn't wanted, is looked for",
    { desired: null, applied: null, held: null, sentAt: 1, sent: [event()] },
    "find",
  ],
  [
    "that was found as it was sent is left alone",
    { desired: event(), applied: null, held, sentAt: 1, sent: [event()] },
    "none",
  ],
  [
    "that may have been removed, and is wanted again, is verified",
    { desired: event(), applied: event(), held, sentAt: 1, sent: [null, event()] },
    "change",
  ],
] as const)("an event %s", (_, { sent, ...state }, kind) => {
  expect(planEvent({ ...state, sent: [...sent] }).kind).toBe(kind);
});

const anyEvent: fc.Arbitrary<DesiredEvent> = fc
  .record({
    title: fc.constantFrom("A", "B"),
    location: fc.constantFrom("", "Room"),
    start: fc.nat(2),
    attendees: fc.constantFrom<DesiredEvent["attendees"]>([], [{ email: "bo@example.com", name: "Bo" }]),
  })
  .map(event);

test("whatever the calendar may hold, a change leaves what is wanted, and says nothing that can't differ", () => {
  fc.assert(
    fc.property(anyEvent, anyEvent, fc.array(anyEvent, { maxLength: 3 }), (desired, applied, sent) => {
      const step = planEvent({ desired, applied, held, sentAt: sent.length > 0 ? 1 : null, sent });
      const properties = step.kind === "change" ? step.properties : [];
      const changes = Object.fromEntries(properties.map((name) => [name, desired[name]]));
      const mayBe = [applied, ...sent];
      for (const one of mayBe) expect({ ...one, ...changes }).toEqual(desired);
      for (const name of properties)
        expect(mayBe.some((one) => JSON.stringify(one[name]) !== JSON.stringify(desired[name]))).toBe(true);
    }),
  );
});
