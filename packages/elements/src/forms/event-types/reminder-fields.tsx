import { SelectField, TextField } from "../fields.tsx";
import type { FormState } from "../form-state.ts";
import { rowsOf } from "./rows.ts";

const moments = [
  { value: "", label: "None" },
  { value: "before", label: "Before it begins" },
  { value: "after", label: "After it ends" },
];

const units = [
  { value: "minutes", label: "minutes" },
  { value: "hours", label: "hours" },
  { value: "days", label: "days" },
];

const readers = [
  { value: "attendees", label: "Whoever booked, and guests" },
  { value: "hosts", label: "Hosts" },
  { value: "everybody", label: "Everybody" },
];

/** Mail before and after each booking. Fields are called `reminders-ROW-…`; a row without a moment is none. */
export function ReminderFields({ state }: { state: FormState }) {
  const rows = Array.from({ length: rowsOf(state.values, "reminders", "moment") }, (_, row) => row);
  return (
    <fieldset className="settings-fields">
      <legend>Reminders and follow-ups</legend>
      <p className="form-hint">
        Mail about each booking that is confirmed. There is room for more once it is saved.
      </p>
      <input type="hidden" name="reminders" value="shown" />
      {rows.map((row) => {
        const name = `reminders-${row}`;
        return (
          <fieldset key={row} className="settings-host">
            <legend className="sr-only">Reminder {row + 1}</legend>
            <div className="settings-halves">
              <SelectField
                name={`${name}-moment`}
                label={`Mail ${row + 1}`}
                state={state}
                options={moments}
              />
              <SelectField name={`${name}-to`} label="To" state={state} options={readers} />
            </div>
            <div className="settings-halves">
              <TextField name={`${name}-amount`} label="How long" inputMode="numeric" state={state} />
              <SelectField name={`${name}-unit`} label="Counted in" state={state} options={units} />
            </div>
            <TextField name={`${name}-message`} label="Say this first" state={state} />
          </fieldset>
        );
      })}
    </fieldset>
  );
}
