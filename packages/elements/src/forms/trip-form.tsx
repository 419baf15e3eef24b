"use client";

import { useActionState } from "react";
import { FormNotice, SelectField, TextField } from "./fields.tsx";
import type { FormAction, FormState } from "./form-state.ts";
import { HiddenFields } from "./hidden-fields.tsx";

const nothingSaid: FormState = { values: {}, errors: {}, notice: null };

/** Dates that somebody spends in another zone. A form that works without a script. It is sent with `first`, `last` and `timeZone`. */
export function TripForm({
  action,
  fields,
  timeZones,
}: {
  action: FormAction;
  fields: Readonly<Record<string, string>>;
  timeZones: readonly string[];
}) {
  const [state, act, isPending] = useActionState(action, nothingSaid);
  return (
    <form action={act} className="settings-fields" aria-labelledby="trip-heading">
      <HiddenFields fields={fields} />
      <h3 id="trip-heading" className="cc-name">
        I will be in another time zone
      </h3>
      <FormNotice state={state} />
      <div className="settings-halves">
        <TextField name="trip-first" label="There from" state={state} type="date" />
        <TextField name="trip-last" label="There until (empty: for good)" state={state} type="date" />
      </div>
      <SelectField
        name="trip-timeZone"
        label="Time zone there"
        state={state}
        options={timeZones.map((zone) => ({ value: zone, label: zone }))}
      />
      <div className="settings-actions">
        <button type="submit" className="button button-primary" disabled={isPending}>
          Enter trip
        </button>
      </div>
    </form>
  );
}
