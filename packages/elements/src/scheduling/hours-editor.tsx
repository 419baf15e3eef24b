import { weekOf } from "@calcache/date-picker";
import { type FormEvent, useId, useMemo, useState } from "react";
import { browserZone } from "../data/civil.ts";
import type { Place } from "../data/place.ts";
import {
  type AvailabilityRule,
  type RuleName,
  type Saved,
  useAvailabilityRule,
} from "../data/use-availability-rule.ts";
import { ElementFrame, failures, type Look } from "./element-frame.tsx";
import { elementWords } from "./element-words.ts";
import { pageLocale } from "./page-locale.ts";
import { faultsOf, periodsIn, typedWeek } from "./weekly-hours.ts";

export type HoursEditorProps = Place &
  RuleName &
  Look & {
    locale?: string | undefined;
    /** IANA, of a rule that isn't there yet; the browser's */
    timeZone?: string | undefined;
    onSave?: ((rule: AvailabilityRule) => void) | undefined;
  };

/** What it says before anything is known. */
export const waiting = { label: "Weekly hours", loading: "Loading hours", skeleton: 7 };

/** The weekly hours of a rule, as text for each day. What else the rule says stays as it is. */
export function HoursEditor(props: HoursEditorProps) {
  const { rule, locale = pageLocale(), timeZone = browserZone(), theme, onExpired } = props;
  const words = useMemo(() => elementWords(locale), [locale]);
  const { answer, retry, save } = useAvailabilityRule(props, props);
  const [typed, setTyped] = useState<readonly string[] | null>(null);
  const [faults, setFaults] = useState<ReadonlyMap<number, string>>(new Map());
  const [said, setSaid] = useState<{ isBad: boolean; text: string } | null>(null);
  const id = useId();

  async function send(event: FormEvent, week: readonly string[], stored: AvailabilityRule) {
    event.preventDefault();
    const { periods, faults } = periodsIn(week);
    setFaults(faults);
    if (faults.size > 0) return setSaid({ isBad: true, text: "Not saved: see what is marked." });
    setSaid({ isBad: false, text: "Saving…" });
    hear(await save({ ...stored, weekly_periods: periods }), periods);
  }

  function hear(saved: Saved, periods: AvailabilityRule["weekly_periods"]) {
    if (saved.kind === "saved") {
      setTyped(typedWeek(saved.rule.weekly_periods));
      setSaid({ isBad: false, text: "Saved." });
      props.onSave?.(saved.rule);
    } else if (saved.kind === "refused") {
      setFaults(faultsOf(saved.problems, periods));
      setSaid({
        isBad: true,
        text: `Not saved: ${saved.problems.map(({ path, message }) => `${path} ${message}`).join("; ")}`,
      });
    } else {
      setSaid({ isBad: true, text: `Not saved. ${failures[saved.why]}` });
      if (saved.why === "expired") onExpired?.();
    }
  }

  return (
    <ElementFrame {...waiting} {...{ theme, answer, retry }}>
      {(known) => {
        if (known === null) return null;
        const stored = known.data ?? newRule(rule, timeZone);
        const week = typed ?? typedWeek(stored.weekly_periods);
        return (
          <form noValidate onSubmit={(event) => void send(event, week, stored)}>
            <p className="cc-muted">
              As 09:00-17:00; several with commas. An empty day is closed. Times are those of{" "}
              {stored.tzid.replaceAll("_", " ")}.
            </p>
            {Array.from({ length: 7 }, (_, index) => (words.firstDayOfWeek + index) % 7).map((day) => (
              <div key={day} className="cc-field">
                <label htmlFor={`${id}-${day}`} {...words.language}>
                  {words.weekday(aWeek[day] ?? "", "long")}
                </label>
                <input
                  id={`${id}-${day}`}
                  value={week[day]}
                  placeholder="Closed"
                  dir="ltr"
                  autoComplete="off"
                  aria-invalid={faults.has(day)}
                  aria-describedby={faults.has(day) ? `${id}-${day}-fault` : undefined}
                  onInput={({ currentTarget }) => {
                    const { value } = currentTarget;
                    setTyped(week.map((text, other) => (other === day ? value : text)));
                    setSaid(null);
                  }}
                />
                {faults.has(day) && (
                  <p id={`${id}-${day}-fault`} className="cc-fault">
                    {faults.get(day)}
                  </p>
                )}
              </div>
            ))}
            <button type="submit" className="cc-button">
              Save
            </button>
            <p role="status" className={said?.isBad ? "cc-fault" : "cc-muted"}>
              {said?.text}
            </p>
          </form>
        );
      }}
    </ElementFrame>
  );
}

/** From Sunday on. */
const aWeek = weekOf(7);

const newRule = (name: string, timeZone: string): AvailabilityRule => ({
  availability_rule_id: name,
  tzid: timeZone,
  weekly_periods: [],
  calendar_ids: [],
  event_type_ids: [],
});
