"use client";

import { useActionState } from "react";
import { FormNotice, SelectField, TextAreaField } from "../forms/fields.tsx";
import type { FormAction, FormState } from "../forms/form-state.ts";
import { HiddenFields } from "../forms/hidden-fields.tsx";
import { nextUpdates, statuses } from "./choices.ts";

const begin = (status: string): FormState => ({ values: { status, next: "60" }, errors: {}, notice: null });

/** Says more of a public incident, or that it is over. It is sent with `status`, `body` and `next`, and works without a script. */
export function UpdateForm({
  action,
  fields,
  status,
}: {
  action: FormAction;
  fields: Readonly<Record<string, string>>;
  /** how far it is now */
  status: string;
}) {
  const [state, act, isPending] = useActionState(action, begin(status));
  return (
    <form action={act} className="settings-fields" aria-labelledby="update-heading">
      <HiddenFields fields={fields} />
      <h3 id="update-heading" className="cc-name">
        Tell the public
      </h3>
      <FormNotice state={state} />
      <TextAreaField
        name="body"
        label="What is new"
        hint="Anybody can read it: no names, no addresses."
        state={state}
      />
      <div className="settings-halves">
        <SelectField
          name="status"
          label="Status"
          state={state}
          options={[...statuses, { value: "resolved", label: "Resolved: close the incident" }]}
        />
        <SelectField
          name="next"
          label="Next update by, unless it is resolved"
          state={state}
          options={nextUpdates}
        />
      </div>
      <div className="settings-actions">
        <button type="submit" className="button button-primary" disabled={isPending}>
          Publish
        </button>
      </div>
    </form>
  );
}
