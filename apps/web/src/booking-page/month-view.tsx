import { MonthCalendar } from "./month-calendar.tsx";
import { NoTimes } from "./no-times.tsx";
import type { ShownView } from "./shown-view.ts";
import { SlotList } from "./slot-list.tsx";

/** A month's calendar, and the slots of one of its dates. */
export function MonthView(shown: ShownView) {
  const { view, words } = shown;
  const date = view.selectedDate;
  const slots = view.slots.get(date ?? "") ?? [];
  return (
    <>
      <MonthCalendar {...shown} />
      <section aria-labelledby="times" className="flex flex-col gap-4 p-4 sm:p-8 lg:max-h-144">
        <h2
          id="times"
          className="text-sm font-semibold"
          lang={date ? words.locale : undefined}
          aria-live="polite"
        >
          {date ? words.fullDate(date) : "Times"}
        </h2>
        {slots.length > 0 ? (
          <div className="slots">
            <SlotList slots={slots} {...shown} />
          </div>
        ) : (
          <NoTimes period={date && view.slots.size > 0 ? "on this date" : "this month"} {...shown} />
        )}
      </section>
    </>
  );
}
