"use client";

import { dateWords, daysOfWeek } from "@calcache/date-picker";
import { useActionState } from "react";
import { WeekFields } from "../parts/week-fields.tsx";
import { FormNotice, SelectField, SwitchField, TextField } from "./fields.tsx";
import type { FormAction, FormState } from "./form-state.ts";
import { HiddenFields } from "./hidden-fields.tsx";

/** Users' own pages are in English, with weeks from Monday on. */
const weekdays = daysOfWeek(dateWords("en-GB"));

const spareDates = 3;

const hoursField = (day: number) => `hours-${day}`;

/**
 * A schedule: its name and zone, the hours of each day of the week, and dates that differ. A form that works without a script. It is
 * sent with `name`, `timeZone`, `hours-0` to `hours-6`, `date-N` and `date-hours-N`, `isDefault`, and `copy` for an account whose hours
 * shall be taken over.
 */
export function ScheduleForm({
  stored,
  action,
  fields,
  timeZones,
  accounts,
  cancelHref,
  canBeOther,
}: {
  stored: FormState;
  action: FormAction;
  fields: Readonly<Record<string, string>>;
  /** IANA names */
  timeZones: readonly string[];
  /** the accounts whose working hours can be copied */
  accounts: readonly { id: number; address: string }[];
  cancelHref: string;
  /** whether another schedule could be the default */
  canBeOther: boolean;
}) {
  const [state, act, isPending] = useActionState(action, stored);
  return (
    <form action={act} className="card settings-account">
      <HiddenFields fields={fields} />
      <FormNotice state={state} />
      <TextField name="name" label="Name" state={state} />
      <SelectField
        name="timeZone"
        label="Time zone"
        state={state}
        options={timeZones.map((zone) => ({ value: zone, label: zone }))}
      />
      <fieldset className="settings-fields">
        <legend>Weekly hours</legend>
        <WeekFields
          // A form that comes back has the values it was sent with.
          key={weekdays.map(({ day }) => state.values[hoursField(day)]).join()}
          id="field-hours"
          days={weekdays}
          hint="As 09:00-17:00; several with commas, as 09:00-12:00, 13:00-17:00. An empty day is closed."
          closed="Closed"
          faultOf={(day) => state.errors[hoursField(day)]}
          inputOf={(day) => ({
            name: hoursField(day),
            className: "field",
            defaultValue: state.values[hoursField(day)],
          })}
        />
      </fieldset>
      <fieldset className="settings-fields">
        <legend>Dates that differ</legend>
        <p className="form-hint">
          Their hours count in place of the weekly ones. Without hours the date is closed; without a date the
          line is left out.
        </p>
        {Array.from({ length: datesIn(state) + spareDates }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number
          <div key={index} className="settings-pair">
            <TextField name={`date-${index}`} label={`Date ${index + 1}`} state={state} type="date" />
            <TextField
              name={`date-hours-${index}`}
              label={`Hours on date ${index + 1}`}
              state={state}
              placeholder="Closed"
            />
          </div>
        ))}
      </fieldset>
      {canBeOther && <SwitchField name="isDefault" label="My default schedule" state={state} />}
      <div className="settings-actions">
        <button type="submit" className="button button-primary" disabled={isPending}>
          Save
        </button>
        <a href={cancelHref} className="button">
          Don't save
        </a>
      </div>
      {accounts.length > 0 && (
        <fieldset className="settings-fields">
          <legend>Copy from Outlook</legend>
          <p className="form-hint">
            Fills in the weekly hours and the zone that Outlook has. Nothing is saved until you save it.
          </p>
          <div className="settings-actions">
            {accounts.map(({ id, address }) => (
              <button key={id} type="submit" name="copy" value={id} className="button" disabled={isPending}>
                Copy from {address}
              </button>
            ))}
          </div>
        </fieldset>
      )}
    </form>
  );
}

/** How many lines of dates are filled in. */
function datesIn({ values }: FormState): number {
  const filled = Object.entries(values).map(([name, value]) => {
    const [, index] = /^date-(?:hours-)?(\d+)$/.exec(name) ?? [];
    return index === undefined || value === "" ? 0 : Number(index) + 1;
  });
  return Math.max(0, ...filled);
}
