"use client";

import { useActionState } from "react";
import { FormNotice, TextAreaField } from "../forms/fields.tsx";
import type { FormAction, FormState } from "../forms/form-state.ts";
import { HiddenFields } from "../forms/hidden-fields.tsx";
import { utcTime } from "../words/utc-time.ts";

export type ShownNote = { id: number; body: string; at: number; by: string | null };

const nothingSaid: FormState = { values: {}, errors: {}, notice: null };

/** What operators wrote down for each other, and a form that adds to it. It is sent with `note`, and works without a script. */
export function NotesCard({
  notes,
  action,
  fields,
}: {
  notes: readonly ShownNote[];
  action: FormAction;
  fields: Readonly<Record<string, string>>;
}) {
  const [state, act, isPending] = useActionState(action, nothingSaid);
  return (
    <section className="card settings-account" aria-labelledby="notes-heading">
      <h2 id="notes-heading">Notes</h2>
      <form action={act} className="settings-fields" aria-label="Add a note">
        <HiddenFields fields={fields} />
        <FormNotice state={state} />
        <TextAreaField name="note" label="Note" hint="Operators alone read it." state={state} />
        <div className="settings-actions">
          <button type="submit" className="button" disabled={isPending}>
            Add
          </button>
        </div>
      </form>
      {notes.length > 0 && (
        <ul>
          {notes.map(({ id, body, at, by }) => (
            <li key={id} className="settings-note">
              <p className="settings-hint break-words">
                {utcTime(at)}
                {by !== null && ` · ${by}`}
              </p>
              <p className="break-words whitespace-pre-line">{body}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
