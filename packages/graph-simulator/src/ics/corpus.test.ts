import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEventEditor } from "../events/event-editor.ts";
import { createEventStore } from "../events/event-store.ts";
import { windowOf } from "../events/window.ts";
import { createIds } from "../ids.ts";
import { importEvents } from "./import-events.ts";
import { readIcs } from "./read/read-ics.ts";
import { calendar } from "./testing/ics-text.ts";
import { answer } from "./testing/planned-calendar.ts";
import type { PlannedEvent } from "./testing/random-event.ts";
import { plannedEvent } from "./testing/random-event.ts";
import { ZONES, zoneDefinitionOf } from "./testing/zone-definitions.ts";

const SHARDS = 20;
const CALENDARS = 10;
const EVENTS = 50;

/** When a calendar's planned events take place, as imported and by the oracle. */
function compare(plans: readonly PlannedEvent[], ownZones: boolean) {
  const answers = plans.map((plan, index) =>
    answer(plan, `${index}`, ownZones ? `Own ${plan.zone}` : plan.zone),
  );
  const zones = new Set(plans.map(({ zone }) => zone).filter((zone) => ZONES.includes(zone)));
  const definitions = ownZones ? [...zones].map(zoneDefinitionOf) : [];
  const { events, report } = importInto(calendar(...definitions, ...answers.map(({ text }) => text)));
  expect(report).toMatchObject({ skipped: [], warnings: [] });
  const series = Map.groupBy(events.listCalendar("c"), ({ iCalUId }) => iCalUId);
  return answers.map(({ text, window, occurrences }, index) => {
    const shown = (series.get(`${index}`) ?? []).flatMap((event) =>
      event.type === "seriesMaster" ? events.instances(event, windowOf(window.start, window.end, "UTC")) : [],
    );
    const spans = shown.map(({ span }) => span).sort((a, b) => a.start - b.start || a.end - b.end);
    return { text, imported: spans.map(line), planned: occurrences.map(line) };
  });
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

test.each(Array.from({ length: SHARDS }, (_, shard) => shard))(
  "five hundred events of every kind of rule take place just when the table of RFC 5545 says (%i)",
  (shard) => {
    const event = plannedEvent(ZONES);
    const plans = fc.sample(event, { numRuns: CALENDARS * EVENTS, seed: 5545 + shard });
    let compared = 0;
    for (let number = 0; number < CALENDARS; number++) {
      const own = plans.slice(number * EVENTS, (number + 1) * EVENTS);
      for (const { text, imported, planned } of compare(own, number % 3 === 1)) {
        expect(imported, text).toEqual(planned);
        compared += planned.length;
      }
    }
    expect(compared).toBeGreaterThan(3_000);
  },
);
