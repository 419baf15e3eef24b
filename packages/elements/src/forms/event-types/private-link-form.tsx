"use client";

import { useActionState } from "react";
import { FormNotice, TextField } from "../fields.tsx";
import type { FormAction, FormState } from "../form-state.ts";
import { HiddenFields } from "../hidden-fields.tsx";

const nothingSaid: FormState = { values: {}, errors: {}, notice: null };

/** Makes a private link. A form that works without a script. It is sent with `link-until` (a date) and `link-uses`. */
export function PrivateLinkForm({
  action,
  fields,
}: {
  action: FormAction;
  fields: Readonly<Record<string, string>>;
}) {
  const [state, act, isPending] = useActionState(action, nothingSaid);
  return (
    <form action={act} className="settings-fields" aria-labelledby="link-form-heading">
      <HiddenFields fields={fields} />
      <h3 id="link-form-heading" className="cc-name">
        New private link
      </h3>
      <FormNotice state={state} />
      <div className="settings-halves">
        <TextField
          name="link-uses"
          label="Good for so many bookings"
          hint="Empty: for one. 0: for any number."
          state={state}
          inputMode="numeric"
        />
        <TextField
          name="link-until"
          label="Or good until the end of"
          hint="A date, instead of a number."
          state={state}
          type="date"
        />
      </div>
      <div className="settings-actions">
        <button type="submit" className="button button-primary" disabled={isPending}>
          Make private link
        </button>
      </div>
    </form>
  );
}
