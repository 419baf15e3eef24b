import { datesOfMonth, monthOfDate } from "@calcache/date-picker";
import { useEffect, useState } from "react";
import { browserZone, type Civil, civilIn, todayAt } from "../data/civil.ts";
import type { Answer } from "../data/use-answer.ts";
import { type BusyOfPeople, useFreeBusy } from "../data/use-free-busy.ts";
import { ElementFrame } from "./frame/element-frame.tsx";
import type { ElementWords } from "./frame/element-words.ts";
import type { InLanguage } from "./frame/in-language.tsx";
import { skeletons } from "./frame/skeleton.tsx";
import { MonthAndTimes } from "./months/month-and-times.tsx";
import { boundIn, openTimes, type TimesWish } from "./open-times.ts";
import type { Person } from "./proposal.ts";

/** What was chosen: a civil time of the zone, `2026-12-01T09:00`; nothing where the choice was taken back. */
export type ChosenDateTime = { value: Civil | ""; timeZone: string };

export type DateTimePickerProps = InLanguage &
  Partial<TimesWish> & {
    /** who has to be free; without any, all times of the hours are offered and nothing is asked */
    people?: readonly Person[] | undefined;
    /** what it is called: “Choose a date and a time” in its language */
    label?: string | undefined;
    /** of a form's field with the value; `NAME-time-zone` is another with the zone */
    name?: string | undefined;
    /** of whoever keeps it, as of React's inputs; `""` for none */
    value?: Civil | "" | undefined;
    defaultValue?: Civil | "" | undefined;
    disabled?: boolean | undefined;
    /** `2026-12`; that of the value, or the first */
    month?: string | undefined;
    /** IANA; the browser's */
    timeZone?: string | undefined;
    onChange?: ((chosen: ChosenDateTime) => void) | undefined;
  };

const nobody: readonly Person[] = [];
const allFree: Answer<BusyOfPeople> = { kind: "ready", data: {}, isStale: false, asOf: null };

/**
 * A date and a time at which people are free, as a field of a form. Pressing the chosen time again takes it back. What is sent may have been
 * taken meanwhile: the page's server asks again.
 */
export function DateTimePicker({ words, ...props }: DateTimePickerProps & { words: ElementWords }) {
  const { t } = words;
  const { people = nobody, label = t("chooseDateAndTime"), name, disabled = false, theme, onChange } = props;
  const { timeZone = browserZone() } = props;
  const [today] = useState(() => todayAt(Date.now()));
  const [own, setOwn] = useState(() => civilIn(props.defaultValue ?? ""));
  const value = civilIn(props.value ?? own);
  const wish = wishOf(props, today);
  const earliest = monthOfDate(wish.min);
  const [month, setMonth] = useState(value === "" ? (props.month ?? earliest) : monthOfDate(value));
  const dates = datesOfMonth(month);
  const usernames = people.map(({ username }) => username.toLowerCase());
  const asked = useFreeBusy(usernames, timeZone, dates[0] ?? today, dates.length, props);
  const answer = people.length === 0 ? allFree : asked.answer;

  // A value that is set from outside is looked at.
  useEffect(() => {
    if (value !== "") setMonth(monthOfDate(value));
  }, [value]);

  function choose(time: Civil) {
    const next = time === value ? "" : time;
    setOwn(next);
    onChange?.({ value: next, timeZone });
  }

  return (
    <>
      <ElementFrame {...{ words, label, theme, answer }} retry={asked.retry} skeleton={skeletons.dateTime}>
        {(known) => {
          const busy = usernames.flatMap((username) => known?.data[username] ?? []);
          const timesOf = (date: string) =>
            openTimes(date, wish, busy).map((civil) => ({ value: civil, civil }));
          const isGone =
            known !== null &&
            value.startsWith(month) &&
            !timesOf(value.slice(0, 10)).some((time) => time.value === value);
          return (
            <div inert={disabled} className="cc-control">
              <MonthAndTimes
                {...{ month, earliest, words }}
                latest={wish.max === undefined ? null : monthOfDate(wish.max)}
                timesOf={known && timesOf}
                at={value === "" ? null : value.slice(0, 10)}
                chosen={value}
                onMonth={setMonth}
                onChoose={choose}
              />
              <p role="status" className="cc-chosen">
                {value === "" ? (
                  <span className="cc-muted">{t("nothingChosen")}</span>
                ) : (
                  t.rich(isGone ? "chosenNotFree" : "chosen", {
                    time: `${words.fullDate(value.slice(0, 10))}, ${words.time(value)}`,
                    when: (inner) => (
                      <b key="when" {...words.language}>
                        {inner}
                      </b>
                    ),
                  })
                )}
              </p>
            </div>
          );
        }}
      </ElementFrame>
      {name !== undefined && (
        <>
          <input type="hidden" {...{ name, value, disabled }} />
          <input type="hidden" name={`${name}-time-zone`} value={timeZone} disabled={disabled} />
        </>
      )}
    </>
  );
}

/** What can't be meant isn't: a step of nothing has no end. */
function wishOf({ hours = [8, 18], step = 30, duration, min, max }: Partial<TimesWish>, today: string) {
  const minutes = step >= 1 ? step : 30;
  const length = duration !== undefined && duration >= 1 ? duration : minutes;
  return { hours, step: minutes, duration: length, min: boundIn(min) ?? today, max: boundIn(max) };
}
