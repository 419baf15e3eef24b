import type { ShownView } from "./shown-view.ts";
import { SlotList } from "./slot-list.tsx";
import { rowsOf } from "./week-rows.ts";

/** Dates side by side, with slots of the same time of day in one row. */
export function WeekGrid(shown: ShownView) {
  const { view, words } = shown;
  const rows = rowsOf(view.slots, view.timeZone);
  return (
    <table className="w-full min-w-160 table-fixed">
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
            {view.dates.map((date) => {
              const ofDate = slots.get(date);
              return (
                <td key={date} className="p-1 align-top">
                  {ofDate && <SlotList slots={ofDate} {...shown} />}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
