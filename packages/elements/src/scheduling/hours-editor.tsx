import { daysOfWeek } from "@calcache/date-picker";
import { type FormEvent, useId, useState } from "react";
import { browserZone } from "../data/civil.ts";
import {
  type AvailabilityRule,
  type RuleName,
  type Saved,
  useAvailabilityRule,
} from "../data/use-availability-rule.ts";
import { ElementFrame } from "./frame/element-frame.tsx";
import type { ElementWords } from "./frame/element-words.ts";
import type { InLanguage } from "./frame/in-language.tsx";
import { skeletons } from "./frame/skeleton.tsx";
import { faultsOf, periodsIn, typedWeek } from "./weekly-hours.ts";

export type HoursEditorProps = InLanguage &
  RuleName & {
    /** IANA, of a rule that isn't there yet; the browser's */
    timeZone?: string | undefined;
    onSave?: ((rule: AvailabilityRule) => void) | undefined;
  };

/** The weekly hours of a rule, as text for each day. What else the rule says stays as it is. */
export function HoursEditor({ words, ...props }: HoursEditorProps & { words: ElementWords }) {
  const { t } = words;
  const { rule, timeZone = browserZone(), theme, onExpired } = props;
  const { answer, retry, save } = useAvailabilityRule(props, props);
  const [typed, setTyped] = useState<readonly string[] | null>(null);
  const [faults, setFaults] = useState<ReadonlyMap<number, string>>(new Map());
  const [said, setSaid] = useState<{ isBad: boolean; text: string } | null>(null);
  const id = useId();

  async function send(event: FormEvent, week: readonly string[], stored: AvailabilityRule) {
    event.preventDefault();
    const { periods, faults } = periodsIn(week, t);
    setFaults(faults);
    if (faults.size > 0) return setSaid({ isBad: true, text: t("notSavedMarked") });
    setSaid({ isBad: false, text: t("saving") });
    hear(await save({ ...stored, weekly_periods: periods }), periods);
  }

  function hear(saved: Saved, periods: AvailabilityRule["weekly_periods"]) {
    if (saved.kind === "saved") {
      setTyped(typedWeek(saved.rule.weekly_periods));
      setSaid({ isBad: false, text: t("saved") });
      props.onSave?.(saved.rule);
    } else if (saved.kind === "refused") {
      setFaults(faultsOf(saved.problems, periods, t));
      setSaid({
        isBad: true,
        text: t("notSaved", {
          why: saved.problems.map(({ path, message }) => `${path} ${message}`).join("; "),
        }),
      });
    } else {
      setSaid({ isBad: true, text: t("notSaved", { why: t(saved.why) }) });
      if (saved.why === "expired") onExpired?.();
    }
  }

  return (
    <ElementFrame {...{ words, theme, answer, retry }} label={t("weeklyHours")} skeleton={skeletons.hours}>
      {(known) => {
        if (known === null) return null;
        const stored = known.data ?? newRule(rule, timeZone);
        const week = typed ?? typedWeek(stored.weekly_periods);
        return (
          <form noValidate onSubmit={(event) => void send(event, week, stored)}>
            <p className="cc-muted">{t("howToType", { zone: stored.tzid.replaceAll("_", " ") })}</p>
            {daysOfWeek(words).map(({ day, name }) => (
              <div key={day} className="cc-field">
                <label htmlFor={`${id}-${day}`} {...words.language}>
                  {name}
                </label>
                <input
                  id={`${id}-${day}`}
                  value={week[day]}
                  placeholder={t("closed")}
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
              {t("save")}
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

const newRule = (name: string, timeZone: string): AvailabilityRule => ({
  availability_rule_id: name,
  tzid: timeZone,
  weekly_periods: [],
  calendar_ids: [],
  event_type_ids: [],
});
