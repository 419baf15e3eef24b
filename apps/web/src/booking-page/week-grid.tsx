import { type MinuteRange, slotFormatter } from "@calcache/availability";
import type { CivilDate } from "./civil-date.ts";
import type { ShownView } from "./shown-view.ts";
import { SlotList } from "./slot-list.tsx";
import type { SlotsByDate } from "./slots-by-date.ts";

/** Dates side by side, with slots of the same time of day in one row. */
export function WeekGrid(shown: ShownView) {
  const { view, words } = shown;
  const rows = rowsOf(view.slots, view.timeZone);
  return (
    <table className="w-full min-w-3xl table-fixed">
      <caption className="sr-only">Available times by date</caption>
      <thead lang={words.locale}>
        <tr>
          {view.dates.map((date) => (
            <th key={date} scope="col" className="column-head" data-today={date === view.today || undefined}>
              {words.shortDate(date)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ time, slots }) => (
          <tr key={time}>
            {view.dates.map((date) => (
              <td key={date} className="p-1 align-top">
                <SlotList slots={slots.get(date) ?? []} {...shown} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Row = { time: string; slots: Map<CivilDate, MinuteRange[]> };

/** Slots by their local time of day (`09:30`) and date; where autumn repeats an hour, a date has two of one time. */
export function rowsOf(slots: SlotsByDate, timeZone: string): Row[] {
  const { date, time } = slotFormatter(timeZone);
  const timeOfDay = ({ start }: MinuteRange) =>
    time(start).slice("YYYY-MM-DDT".length, "YYYY-MM-DDThh:mm".length);
  const rows = Map.groupBy([...slots.values()].flat(), timeOfDay);
  return [...rows]
    .map(([time, ofTime]) => ({ time, slots: Map.groupBy(ofTime, ({ start }) => date(start)) }))
    .toSorted((a, b) => (a.time < b.time ? -1 : 1));
}
