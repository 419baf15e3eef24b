import { daysOfWeek } from "@calcache/date-picker";
import { type FormEvent, useId, useState } from "react";
import { browserZone } from "../data/civil.ts";
import {
  type AvailabilityRule,
  type RuleName,
  type Saved,
  useAvailabilityRule,
} from "../data/use-availability-rule.ts";
import { WeekFields } from "../parts/week-fields.tsx";
import { ElementFrame } from "./frame/element-frame.tsx";
import type { ElementWords } from "./frame/element-words.ts";
import type { InLanguage } from "./frame/in-language.tsx";
import { skeletons } from "./frame/skeleton.tsx";
import { periodsIn, typedWeek } from "./weekly-hours.ts";

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
  const [faults, setFaults] = useState<readonly (string | undefined)[]>([]);
  const [said, setSaid] = useState<{ isBad: boolean; text: string } | null>(null);
  const id = useId();

  async function send(event: FormEvent, week: readonly string[], stored: AvailabilityRule) {
    event.preventDefault();
    const { periods, faults } = periodsIn(week, t);
    setFaults(faults);
    if (faults.some(Boolean)) return setSaid({ isBad: true, text: t("notSavedMarked") });
    setSaid({ isBad: false, text: t("saving") });
    hear(await save({ ...stored, weekly_periods: periods }));
  }

  function hear(saved: Saved) {
    if (saved.kind === "saved") {
      setTyped(typedWeek(saved.rule.weekly_periods));
      setSaid({ isBad: false, text: t("saved") });
      props.onSave?.(saved.rule);
      return;
    }
    // What was typed has been read already. What else is refused is the page's own doing, and said in the API's words.
    const why =
      saved.kind === "refused"
        ? saved.problems.map(({ path, message }) => `${path} ${message}`).join("; ")
        : t(saved.why);
    setSaid({ isBad: true, text: t("notSaved", { why }) });
    if (saved.kind === "failing" && saved.why === "expired") onExpired?.();
  }

  return (
    <ElementFrame {...{ words, theme, answer, retry }} label={t("weeklyHours")} skeleton={skeletons.hours}>
      {(known) => {
        if (known === null) return null;
        const stored = known.data ?? newRule(rule, timeZone);
        const week = typed ?? typedWeek(stored.weekly_periods);
        return (
          <form noValidate onSubmit={(event) => void send(event, week, stored)}>
            <WeekFields
              id={id}
              days={daysOfWeek(words)}
              language={words.language}
              hint={t("howToType", { zone: stored.tzid.replaceAll("_", " ") })}
              closed={t("closed")}
              faultOf={(day) => faults[day]}
              inputOf={(day) => ({
                value: week[day],
                onInput: ({ currentTarget }) => {
                  const { value } = currentTarget;
                  setTyped(week.map((text, other) => (other === day ? value : text)));
                  setSaid(null);
                },
              })}
            />
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
