import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEventWorld, type EventWorld } from "./testing/event-world.ts";

const minute = 60_000;
const hour = 60 * minute;

let world: EventWorld;
beforeAll(async () => {
  world = await createEventWorld();
});
afterAll(() => world.close());

/** What can happen, in any order. Events are `number`s, their contents `variant`s. */
type Happening =
  | { kind: "put"; event: number; variant: number }
  | { kind: "delete"; event: number }
  | { kind: "work" }
  | {
      kind: "die";
      at: "create" | "change" | "remove" | "find";
      when: "before it is sent" | "after its answer";
    }
  | { kind: "outage"; effect: Parameters<EventWorld["simulator"]["addFault"]>[0]["effect"]; times: number }
  | { kind: "pass"; ms: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("put" as const), event: fc.nat(2), variant: fc.nat(3) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), event: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.constant({ kind: "work" as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("die" as const),
      at: fc.constantFrom("create" as const, "change" as const, "remove" as const, "find" as const),
      when: fc.constantFrom("before it is sent" as const, "after its answer" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("outage" as const),
      effect: fc.constantFrom<Parameters<EventWorld["simulator"]["addFault"]>[0]["effect"]>(
        { status: 503 },
        { status: 429, retryAfterSeconds: 5 },
        { status: 500 },
        { answerLost: true as const },
        { malformed: true as const },
      ),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("pass" as const),
      ms: fc.constantFrom(10_000, 5 * minute, 2 * hour),
    }),
  },
);

const contentOf = (run: number, event: number, variant: number) => ({
  title: `${run}/${event} ${variant % 2}`,
  start: world.at("08:00") + (event * 2 + Math.floor(variant / 2)) * hour,
  end: world.at("08:00") + (event * 2 + Math.floor(variant / 2)) * hour + 30 * minute,
});

// Without the look for what may have been made, and without what may have been sent, this fails within ten runs.
let runs = 0;

test("whatever happens, Outlook ends with what was wanted last, each event once", async () => {
  const law = fc.asyncProperty(fc.array(happening, { minLength: 4, maxLength: 25 }), async (happenings) => {
    const run = ++runs;
    const wanted = new Map<number, ReturnType<typeof contentOf>>();
    for (const one of happenings) await carryOut(run, one, wanted);
    for (const { id } of world.simulator.listFaults()) world.simulator.removeFault(id);
    for (const ms of [61 * minute, 61 * minute, 15 * minute]) {
      world.advance(ms);
      await world.work();
    }
    const inOutlook = world.inOutlook().filter(({ subject }) => subject.startsWith(`${run}/`));
    const found = inOutlook.map(({ subject, span }) => ({
      title: subject,
      start: span.start,
      end: span.end,
    }));
    const byStart = (one: { start: number }, other: { start: number }) => one.start - other.start;
    expect(found.sort(byStart)).toEqual([...wanted.values()].sort(byStart));
    const open = await world.db.calendarEvent.count({
      where: {
        OR: [{ sentAt: { not: null } }, { stoppedAt: { not: null } }, { failureKind: { not: null } }],
      },
    });
    expect(open).toBe(0);
    for (const { id } of world.shownInOutlook()) world.deleteInOutlook(id);
  });
  await fc.assert(law, { numRuns: 20, seed: 7 });
});

async function carryOut(run: number, one: Happening, wanted: Map<number, ReturnType<typeof contentOf>>) {
  switch (one.kind) {
    case "put": {
      const content = contentOf(run, one.event, one.variant);
      wanted.set(one.event, content);
      await world.put(`${run}/${one.event}`, content);
      return;
    }
    case "delete":
      wanted.delete(one.event);
      await world.remove(`${run}/${one.event}`);
      return;
    case "work":
      return world.work();
    case "die":
      return world.dieAt(one.at, one.when);
    case "outage":
      world.simulator.addFault({ match: { path: "/v1.0" }, effect: one.effect, times: one.times });
      return;
    case "pass":
      world.advance(one.ms);
  }
}
