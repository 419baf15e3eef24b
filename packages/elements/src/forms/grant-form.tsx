"use client";

import { useActionState } from "react";
import { Field } from "../parts/field.tsx";
import { FormNotice, SelectField, SwitchField, TextField } from "./fields.tsx";
import type { FormState } from "./form-state.ts";
import { HiddenFields } from "./hidden-fields.tsx";

/** A form that was sent, and the key that came of it: the one time that it is shown. */
export type GrantState = FormState & { key: string | null };

type Choice = { value: string; label: string };

const nothingSaid: GrantState = { values: { opens: "own" }, errors: {}, notice: null, key: null };

/**
 * Lets an application in. A form that works without a script. It is sent with `application`, a field `scope-…` for each scope and
 * `calendar-…` for each calendar that is chosen, `opens`, `until` and `origins`.
 */
export function GrantForm({
  action,
  fields,
  scopes,
  reaches,
  calendars,
}: {
  action: (before: GrantState, form: FormData) => Promise<GrantState>;
  fields: Readonly<Record<string, string>>;
  scopes: readonly Choice[];
  reaches: readonly Choice[];
  calendars: readonly Choice[];
}) {
  const [state, act, isPending] = useActionState(action, nothingSaid);
  return (
    <form action={act} className="card settings-account settings-fields" aria-labelledby="grant-heading">
      <HiddenFields fields={fields} />
      <h2 id="grant-heading">Let an application in</h2>
      <FormNotice state={state} />
      {state.key !== null && <ShownKey value={state.key} />}
      <TextField name="application" label="Application" hint="What you call it, as CRM." state={state} />
      <Switches name="scope" legend="It may" choices={scopes} state={state} />
      <SelectField name="opens" label="For" state={state} options={reaches} />
      {calendars.length > 0 && (
        <Switches
          name="calendar"
          legend="Which calendars, where it is for chosen ones"
          choices={calendars}
          state={state}
        />
      )}
      <TextField
        name="until"
        label="Last day (if you like)"
        hint="Without one the key is good until it is revoked."
        state={state}
        type="date"
      />
      <TextField
        name="origins"
        label="Pages that use it from browsers (if any)"
        hint="Their origins, as https://app.example, parted by commas. The key is then good on those pages only."
        state={state}
      />
      <div className="settings-actions">
        <button type="submit" className="button button-primary" disabled={isPending}>
          Make a key
        </button>
      </div>
    </form>
  );
}

/** Several of some values: a group of switches, of which each has a name of its own. */
function Switches({
  name,
  legend,
  choices,
  state,
}: {
  name: string;
  legend: string;
  choices: readonly Choice[];
  state: FormState;
}) {
  const error = state.errors[name];
  return (
    <fieldset className="form-field" aria-describedby={error && `${name}-error`}>
      <legend>{legend}</legend>
      {error && (
        <p id={`${name}-error`} className="form-error">
          {error}
        </p>
      )}
      {choices.map(({ value, label }) => (
        <SwitchField key={value} name={`${name}-${value}`} label={label} state={state} />
      ))}
    </fieldset>
  );
}

const ShownKey = ({ value }: { value: string }) => (
  <Field id="made-key" label="The key" hint="Copy it to the application now: it isn’t shown again.">
    {(ties) => <input className="field" readOnly value={value} {...ties} />}
  </Field>
);
