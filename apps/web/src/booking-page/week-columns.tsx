import type { ShownView } from "./shown-view.ts";
import { SlotList } from "./slot-list.tsx";

/** Dates side by side, each with the list of its slots. */
export function WeekColumns(shown: ShownView) {
  const { view, words } = shown;
  return (
    <ol className="grid min-w-160 grid-cols-7 gap-2">
      {view.dates.map((date) => {
        const slots = view.slots.get(date) ?? [];
        return (
          <li key={date} className="p-0.5">
            <h3 className="column-head" data-today={date === view.today || undefined} lang={words.locale}>
              {words.shortDate(date)}
            </h3>
            {slots.length > 0 ? (
              <SlotList slots={slots} {...shown} />
            ) : (
              <p className="py-2 text-center text-sm text-muted">No times</p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
