"use client";

import {
  Agenda,
  AvailabilityViewer,
  CalendarConnections,
  DateTimePicker,
  HoursEditor,
  SlotPicker,
} from "@calcache/elements/scheduling";
import { useMemo, useState } from "react";
import type { GalleryQuery } from "./gallery-query.ts";
import { people, sampleTransport } from "./sample-answers.ts";

const hours = [9, 17] as const;
/** Of a day's hours: no time is free for so many minutes. */
const longerThanADay = 540;

export type ShownElement =
  | "slot-picker"
  | "date-time-picker"
  | "availability"
  | "agenda"
  | "calendars"
  | "hours";

/** One of the elements, with made-up answers, and what it told last. */
export function ShownElements({
  which,
  state,
  theme,
}: Pick<GalleryQuery, "state" | "theme"> & { which: ShownElement }) {
  const [told, setTold] = useState<string | null>(null);
  // A month that is nearly over has nothing to show.
  const [month] = useState(() => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 7));
  const transport = useMemo(() => sampleTransport(state, Date.now()), [state]);
  const tell = (name: string) => (detail: unknown) => setTold(`${name} ${JSON.stringify(detail)}`);
  const place = {
    origin: "https://book.example",
    transport,
    ...(theme !== "auto" && { theme }),
    timeZone: "UTC",
  };
  return (
    <>
      {which === "slot-picker" && (
        <SlotPicker {...place} team="devs" event="intro" month={month} onChoose={tell("slotchosen")} />
      )}
      {which === "date-time-picker" && (
        <DateTimePicker
          {...place}
          {...{ people, hours, month }}
          duration={state === "empty" ? longerThanADay : 60}
          name="when"
          onChange={tell("change")}
        />
      )}
      {which === "availability" && (
        <AvailabilityViewer {...place} people={people} hours={hours} onPropose={tell("timeproposed")} />
      )}
      {which === "hours" && <HoursEditor {...place} rule="evenings" onSave={tell("hourssaved")} />}
      {which === "agenda" && <Agenda {...place} onOpen={tell("bookingopened")} />}
      {which === "calendars" && (
        <CalendarConnections
          {...place}
          team="devs"
          connectHref="#calendars"
          names={{ work: "Work", home: "Home" }}
        />
      )}
      <p role="status" className="mt-2 font-mono text-xs break-all text-muted">
        {told}
      </p>
    </>
  );
}
