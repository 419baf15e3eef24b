import Link from "next/link";
import { ArrowKeys } from "./arrow-keys.tsx";
import { type CivilDate, monthOfDate } from "./civil-date.ts";
import { weeksOf } from "./month-weeks.ts";
import { PeriodHeading } from "./period-heading.tsx";
import { timesAvailable } from "./sentences.ts";
import type { ShownView } from "./shown-view.ts";

/** A month in which the dates with slots are links. */
export function MonthCalendar(shown: ShownView) {
  const { view, words } = shown;
  const weeks = weeksOf(view.dates, firstDayOfWeek(words.locale));
  const title = words.month(monthOfDate(view.dates[0] ?? view.today));
  return (
    <section aria-label="Choose a date" className="p-4 sm:p-8">
      <PeriodHeading title={title} unit="month" {...shown} />
      <table className="mt-4 w-full table-fixed border-separate border-spacing-1 text-center tabular-nums">
        <caption className="sr-only">{title}</caption>
        <thead lang={words.locale}>
          <tr>
            {(weeks[1] ?? []).map(
              (date) =>
                date && (
                  <th
                    key={date}
                    scope="col"
                    abbr={words.weekday(date, "long")}
                    className="pb-2 text-xs font-medium text-muted"
                  >
                    {words.weekday(date, "short")}
                  </th>
                ),
            )}
          </tr>
        </thead>
        <ArrowKeys>
          {weeks.map((week, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a month's weeks have no other name and never move
            <tr key={index}>
              {week.map((date, weekday) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: so do a week's days
                <td key={weekday} className="p-0">
                  {date && <Day date={date} {...shown} />}
                </td>
              ))}
            </tr>
          ))}
        </ArrowKeys>
      </table>
    </section>
  );
}

function Day({ date, view, words, link }: ShownView & { date: CivilDate }) {
  const slots = view.slots.get(date)?.length ?? 0;
  const isToday = date === view.today;
  const isSelected = date === view.selectedDate;
  const marks = { "data-today": isToday || undefined, "data-selected": isSelected || undefined };
  const label = `${words.fullDate(date)}${isToday ? ", today" : ""}, ${timesAvailable(slots)}`;
  if (slots === 0) {
    return (
      <span className="day" data-testid="day" data-disabled="true" {...marks}>
        <span aria-hidden>{words.day(date)}</span>
        <span className="sr-only">{label}</span>
      </span>
    );
  }
  return (
    <Link
      href={link({ date, month: monthOfDate(date), slot: null })}
      prefetch={false}
      scroll={false}
      className="day"
      aria-label={label}
      aria-current={isSelected ? "date" : undefined}
      data-testid="day"
      data-disabled="false"
      data-date={date}
      {...marks}
    >
      {words.day(date)}
    </Link>
  );
}

/** 1 is Monday, 7 is Sunday, as the language's usual country has it. */
const firstDayOfWeek = (locale: string) => new Intl.Locale(locale).getWeekInfo().firstDay;
