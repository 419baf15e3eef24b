import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { createEventEditor } from "../events/event-editor.ts";
import { createEventStore } from "../events/event-store.ts";
import { windowOf } from "../events/window.ts";
import { createIds } from "../ids.ts";
import { importEvents } from "./import-events.ts";
import { readIcs } from "./read/read-ics.ts";
import { calendar, component } from "./testing/ics-text.ts";
import { answer } from "./testing/planned-calendar.ts";
import { plannedEvent } from "./testing/random-event.ts";

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "Europe/London",
  "Europe/Dublin",
  "Europe/Athens",
  "Europe/Istanbul",
  "Europe/Moscow",
  "Europe/Chisinau",
  "Atlantic/Azores",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Africa/Lagos",
  "Africa/Johannesburg",
  "Asia/Beirut",
  "Asia/Jerusalem",
  "Asia/Gaza",
  "Asia/Tehran",
  "Asia/Kabul",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Yangon",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Asia/Pyongyang",
  "Australia/Sydney",
  "Australia/Adelaide",
  "Australia/Lord_Howe",
  "Antarctica/Troll",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Pacific/Norfolk",
  "Pacific/Kiritimati",
  "Pacific/Marquesas",
  "America/New_York",
  "America/St_Johns",
  "America/Los_Angeles",
  "America/Santiago",
  "America/Havana",
  "America/Sao_Paulo",
];
const CALENDARS = 200;
const EVENTS = 50;

/** The same zone as a VTIMEZONE of the file's own, each change by itself, under a name that nobody knows. */
function definition(zone: string): string {
  const offset = (at: Temporal.ZonedDateTime) => at.offset.replaceAll(":", "");
  const basic = (at: Temporal.PlainDateTime) =>
    at.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");
  const changes: string[] = [];
  let at = Temporal.ZonedDateTime.from(`2020-01-01T00:00[${zone}]`);
  const observance = (from: string, to: string, local: Temporal.PlainDateTime) =>
    component("STANDARD", `DTSTART:${basic(local)}`, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`);
  changes.push(observance(offset(at), offset(at), at.toPlainDateTime()));
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (next === null || next.year > 2034) break;
    const before = next.subtract({ nanoseconds: 1 });
    changes.push(observance(offset(before), offset(next), before.toPlainDateTime().round("second")));
    at = next;
  }
  return component("VTIMEZONE", `TZID:Own ${zone}`, ...changes);
}

function importInto(text: string) {
  const events = createEventStore();
  const ids = createIds({ bytes: (length) => randomBytes(length), fraction: () => 0 });
  const editor = createEventEditor({ events, ids, now: () => 0, publish: () => {} });
  const file = readIcs(text, "UTC");
  if (!file.ok) throw new Error(file.error);
  const report = importEvents({ events, editor }, { mailboxId: "m", calendarId: "c" }, file.value);
  return { events, report };
}

const line = ({ start, end }: { start: number; end: number }) =>
  `${new Date(start).toISOString()} – ${new Date(end).toISOString()}`;

test("ten thousand events of every kind of rule take place just when the table of RFC 5545 says", {
  timeout: 180_000,
}, () => {
  const plans = fc.sample(
    fc.array(plannedEvent(ZONES), { minLength: EVENTS, maxLength: EVENTS, size: "max" }),
    { numRuns: CALENDARS, seed: 5545 },
  );
  const definitions = ZONES.map(definition);
  let compared = 0;
  for (const [number, plan] of plans.entries()) {
    const isOwn = number % 2 === 1;
    const answers = plan.map((event, index) =>
      answer(event, `${index}`, isOwn ? `Own ${event.zone}` : event.zone),
    );
    const { events, report } = importInto(
      calendar(...(isOwn ? definitions : []), ...answers.map(({ text }) => text)),
    );
    expect(report.skipped).toEqual([]);
    expect(report.warnings).toEqual([]);
    const found = new Map<string, { start: number; end: number }[]>();
    const widest = windowOf(Date.UTC(2015, 0, 1), Date.UTC(2040, 0, 1), "UTC");
    for (const event of events.all()) {
      const { window } = answers[Number(event.iCalUId)] ?? { window: widest };
      const shown =
        event.type === "seriesMaster"
          ? events.instances(event, windowOf(window.start, window.end, "UTC"))
          : [];
      if (event.type === "seriesMaster")
        found.set(
          event.iCalUId,
          shown.map(({ span }) => span),
        );
    }
    for (const [index, { text, occurrences }] of answers.entries()) {
      const ours = (found.get(`${index}`) ?? []).toSorted((a, b) => a.start - b.start || a.end - b.end);
      expect(ours.map(line), text).toEqual(occurrences.map(line));
      compared += occurrences.length;
    }
  }
  expect(compared).toBeGreaterThan(100_000);
});
