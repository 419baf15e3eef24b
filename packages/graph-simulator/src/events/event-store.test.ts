import fc from "fast-check";
import { expect, test } from "vitest";
import { createIds } from "../ids.ts";
import { DAY_MS } from "../time/day.ts";
import type { EventView } from "./event.ts";
import { viewOf } from "./event.ts";
import { createEventEditor } from "./event-editor.ts";
import { createEventStore } from "./event-store.ts";
import { overlaps, windowOf } from "./window.ts";

const ORIGIN = Date.parse("2026-03-01T00:00Z");
const ZONE = "Europe/Berlin";
const ALWAYS = windowOf(ORIGIN - 400 * DAY_MS, ORIGIN + 400 * DAY_MS, ZONE);

function setUp() {
  let number = 0;
  const events = createEventStore();
  const bytes = (length: number) => {
    number += 1;
    const value = Buffer.alloc(length);
    value.writeUInt32BE(number, length - 4);
    return value;
  };
  const ids = createIds({ bytes, fraction: () => 0 });
  const editor = createEventEditor({ events, ids, now: () => ORIGIN, publish: () => {} });
  return { events, editor };
}

const spanArbitrary = fc
  .record({
    allDay: fc.boolean(),
    from: fc.integer({ min: -60 * 24, max: 60 * 24 }),
    hours: fc.oneof(fc.integer({ min: 0, max: 72 }), fc.integer({ min: 0, max: 200 * 24 })),
  })
  .map(({ allDay, from, hours }) => {
    const unit = allDay ? 24 : 1;
    const start = ORIGIN + Math.floor(from / unit) * unit * 3_600_000;
    return {
      allDay,
      start,
      end: start + Math.max(allDay ? 1 : 0, Math.ceil(hours / unit)) * unit * 3_600_000,
    };
  });
const rruleArbitrary = fc.constantFrom(null, "FREQ=DAILY;COUNT=5", "FREQ=WEEKLY;BYDAY=MO,SU;COUNT=9");
const stepArbitrary = fc.oneof(
  fc.record({ kind: fc.constant("create" as const), span: spanArbitrary, rrule: rruleArbitrary }),
  fc.record({ kind: fc.constant("move" as const), which: fc.nat(), span: spanArbitrary }),
  fc.record({ kind: fc.constant("remove" as const), which: fc.nat() }),
  fc.record({ kind: fc.constant("moveSeries" as const), which: fc.nat(), span: spanArbitrary }),
);

test("whatever was made, moved and deleted, a window shows just what of everything lies in it", () => {
  fc.assert(
    fc.property(fc.array(stepArbitrary, { maxLength: 25 }), spanArbitrary, (steps, { start, end }) => {
      const { events, editor } = setUp();
      const all = () => events.view("calendar", ALWAYS).sort((a, b) => a.key.localeCompare(b.key));
      for (const step of steps) {
        const views = all();
        const view = step.kind === "create" ? undefined : views[step.which % Math.max(1, views.length)];
        if (step.kind === "create") {
          editor.create({
            mailboxId: "mailbox",
            calendarId: "calendar",
            subject: "",
            showAs: "busy",
            sensitivity: "normal",
            isCancelled: false,
            span: step.span,
            zone: ZONE,
            details: {},
            transactionId: null,
            series: step.rrule === null ? null : { rules: [step.rrule], pattern: null },
          });
        } else if (view !== undefined) {
          if (step.kind === "remove") editor.remove(view);
          if (step.kind === "move") editor.update(view, { span: step.span });
          if (step.kind === "moveSeries" && view.type === "occurrence") {
            editor.update(viewOf(view.event), { span: step.span });
          }
        }
      }
      const window = windowOf(start, end, ZONE);
      const seen = (views: EventView[]) => views.map(({ key, type, span }) => ({ key, type, span }));
      const shown = events.view("calendar", window).sort((a, b) => a.key.localeCompare(b.key));
      expect(seen(shown)).toEqual(seen(all().filter((view) => overlaps(view.span, window))));
      for (const view of shown) expect(events.find(view.key)?.span).toEqual(view.span);
    }),
    { numRuns: 150 },
  );
});

test("a window of thirty years shows a series of every hour whole", () => {
  const { events, editor } = setUp();
  editor.create({
    mailboxId: "mailbox",
    calendarId: "calendar",
    subject: "",
    showAs: "busy",
    sensitivity: "normal",
    isCancelled: false,
    span: { allDay: false, start: ORIGIN, end: ORIGIN + 60_000 },
    zone: "UTC",
    details: {},
    transactionId: null,
    series: { rules: ["FREQ=HOURLY"], pattern: null },
  });
  const window = windowOf(ORIGIN, Date.UTC(2056, 2, 1), "UTC");
  expect(events.view("calendar", window)).toHaveLength((window.end - window.start) / 3_600_000);
});

test("a series takes its exceptions along when it goes", () => {
  const { events, editor } = setUp();
  const span = { allDay: false, start: ORIGIN, end: ORIGIN + 3_600_000 };
  const master = editor.create({
    mailboxId: "mailbox",
    calendarId: "calendar",
    subject: "",
    showAs: "busy",
    sensitivity: "normal",
    isCancelled: false,
    span,
    zone: ZONE,
    details: {},
    transactionId: null,
    series: { rules: ["FREQ=DAILY;COUNT=3"], pattern: null },
  });
  const [first] = events.view("calendar", ALWAYS);
  if (first !== undefined) editor.update(first, { subject: "Special" });
  editor.remove(viewOf(master));
  expect([...events.all()]).toEqual([]);
  expect(events.view("calendar", ALWAYS)).toEqual([]);
});
