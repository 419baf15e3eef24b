"use client";

import { useActionState } from "react";
import { FormNotice, SelectField, TextField } from "./fields.tsx";
import type { FormAction, FormState } from "./form-state.ts";
import { HiddenFields } from "./hidden-fields.tsx";

const nothingSaid: FormState = { values: {}, errors: {}, notice: null };

const choice = ({ id, name }: { id: number; name: string }) => ({ value: String(id), label: name });

/** Dates on which somebody will be away. A form that works without a script. It is sent with `first`, `last`, `reason`, `notes` and `standIn`. */
export function AbsenceForm({
  action,
  fields,
  colleagues,
  reasons,
}: {
  action: FormAction;
  fields: Readonly<Record<string, string>>;
  colleagues: readonly { id: number; name: string }[];
  reasons: readonly { id: number; name: string }[];
}) {
  const [state, act, isPending] = useActionState(action, nothingSaid);
  return (
    <form action={act} className="settings-fields" aria-labelledby="absence-heading">
      <HiddenFields fields={fields} />
      <h3 id="absence-heading" className="cc-name">
        I will be away
      </h3>
      <FormNotice state={state} />
      <div className="settings-halves">
        <TextField name="first" label="First date" state={state} type="date" />
        <TextField name="last" label="Last date" state={state} type="date" />
      </div>
      {reasons.length > 0 && (
        <SelectField
          name="reason"
          label="Reason"
          hint="Your own booking page says so."
          state={state}
          options={[{ value: "", label: "Not said" }, ...reasons.map(choice)]}
        />
      )}
      <TextField name="notes" label="Notes for your team (if you like)" state={state} />
      {colleagues.length > 0 && (
        <SelectField
          name="standIn"
          label="Who stands in"
          hint="Your own booking page names them on these dates, and leads to theirs."
          state={state}
          options={[{ value: "", label: "Nobody" }, ...colleagues.map(choice)]}
        />
      )}
      <div className="settings-actions">
        <button type="submit" className="button button-primary" disabled={isPending}>
          Add
        </button>
      </div>
    </form>
  );
}
