import { NoTimes } from "./no-times.tsx";
import { PeriodHeading } from "./period-heading.tsx";
import type { ShownView } from "./shown-view.ts";
import { WeekColumns } from "./week-columns.tsx";
import { WeekGrid } from "./week-grid.tsx";

/** Seven dates with all their slots, lined up by the hour or as lists. */
export function WeekView(shown: ShownView) {
  const { view, words } = shown;
  const [first = view.today, last = first] = [view.dates[0], view.dates.at(-1)];
  const Dates = view.layout === "week_view" ? WeekGrid : WeekColumns;
  return (
    <section aria-label="Choose a time" className="min-w-0 p-4 sm:p-8">
      <PeriodHeading title={words.dateRange(first, last)} unit="week" {...shown} />
      {view.slots.size === 0 ? (
        <div className="mt-6">
          <NoTimes period="in these seven days" {...shown} />
        </div>
      ) : (
        <div className="mt-4 overflow-x-auto pb-2">
          <Dates {...shown} />
        </div>
      )}
    </section>
  );
}
