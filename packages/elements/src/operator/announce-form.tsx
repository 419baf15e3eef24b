"use client";

import { useActionState } from "react";
import { FormNotice, SelectField, TextAreaField, TextField } from "../forms/fields.tsx";
import type { FormAction, FormState } from "../forms/form-state.ts";
import { HiddenFields } from "../forms/hidden-fields.tsx";
import { nextUpdates, statuses } from "./choices.ts";

/** Opens a public incident. It is sent with `about`, `title`, `impact`, `status`, `body` and `next`, and works without a script. */
export function AnnounceForm({
  action,
  fields,
  outages,
}: {
  action: FormAction;
  fields: Readonly<Record<string, string>>;
  /** those that nobody has written of yet */
  outages: readonly { id: number; name: string }[];
}) {
  const [first] = outages;
  const [state, act, isPending] = useActionState(action, begin(first));
  return (
    <details open={first !== undefined || state.notice !== null || Object.keys(state.errors).length > 0}>
      <summary>Open a public incident</summary>
      <form action={act} className="settings-fields mt-4" aria-label="Open a public incident">
        <HiddenFields fields={fields} />
        <FormNotice state={state} />
        {outages.length > 0 && (
          <SelectField
            name="about"
            label="About"
            state={state}
            options={[
              ...outages.map(({ id, name }) => ({ value: String(id), label: name })),
              { value: "", label: "Something else" },
            ]}
          />
        )}
        <TextField name="title" label="Name" state={state} />
        <div className="settings-halves">
          <SelectField name="impact" label="Impact" state={state} options={impacts} />
          <SelectField name="status" label="Status" state={state} options={statuses} />
        </div>
        <TextAreaField
          name="body"
          label="What is known, and what it means for users"
          hint="Anybody can read it: no names, no addresses."
          state={state}
        />
        <SelectField name="next" label="Next update by" state={state} options={nextUpdates} />
        <div className="settings-actions">
          <button type="submit" className="button button-primary" disabled={isPending}>
            Publish
          </button>
        </div>
      </form>
    </details>
  );
}

const begin = (outage: { id: number; name: string } | undefined): FormState => ({
  values: {
    about: outage === undefined ? "" : String(outage.id),
    title: outage?.name ?? "",
    impact: "major",
    status: "investigating",
    next: "60",
  },
  errors: {},
  notice: null,
});

const impacts = [
  { value: "none", label: "None" },
  { value: "minor", label: "Minor" },
  { value: "major", label: "Major" },
  { value: "critical", label: "Critical" },
];
