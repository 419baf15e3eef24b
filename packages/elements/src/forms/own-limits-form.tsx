"use client";

import { useActionState } from "react";
import { FormNotice } from "./fields.tsx";
import type { FormAction, FormState } from "./form-state.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { LimitFields } from "./limit-fields.tsx";

/** How much of somebody's time may be booked, over all event types. A form that works without a script. */
export function OwnLimitsForm({
  stored,
  action,
  fields,
}: {
  stored: FormState;
  action: FormAction;
  fields: Readonly<Record<string, string>>;
}) {
  const [state, act, isPending] = useActionState(action, stored);
  return (
    <form action={act} className="card settings-account" aria-labelledby="limits-heading">
      <HiddenFields fields={fields} />
      <h2 id="limits-heading">Limits</h2>
      <FormNotice state={state} />
      <p className="form-hint">
        Of all your bookings together, whatever they are of. A day, week, month or year with so much booked is
        closed. Empty: no limit.
      </p>
      <LimitFields state={state} />
      <div className="settings-actions">
        <button type="submit" className="button button-primary" disabled={isPending}>
          Save limits
        </button>
      </div>
    </form>
  );
}
