"use client";

import { useActionState } from "react";
import { FormNotice, SelectField, SwitchField, TextAreaField, TextField } from "../forms/fields.tsx";
import type { FormState } from "../forms/form-state.ts";
import { HiddenFields } from "../forms/hidden-fields.tsx";
import { AccountKindField } from "./account-kind-field.tsx";

/** What a provider answered for a mailbox. */
export type ShownProbe = {
  address: string;
  ok: boolean;
  status: number | null;
  code: string | null;
  requestId: string | null;
  ms: number;
  reason: string | null;
};

/** The form, and what came of it when it was sent last. */
export type ProbeState = FormState & { answers?: readonly ShownProbe[] };

const nothingSaid: ProbeState = { values: {}, errors: {}, notice: null };

/** Asks the provider about a mailbox or a kind of account. It is sent with `mailbox`, `cohort`, `failing`, `headers` and `by`. */
export function ProbeForm({
  action,
  fields,
  accountKinds,
  paths,
}: {
  action: (before: ProbeState, form: FormData) => Promise<ProbeState>;
  fields: Readonly<Record<string, string>>;
  accountKinds: readonly string[];
  /** the auth paths, by their names */
  paths: readonly string[];
}) {
  const [state, act, isPending] = useActionState(action, nothingSaid);
  return (
    <section className="card settings-account" aria-labelledby="probe-heading">
      <h2 id="probe-heading">Probe</h2>
      <p className="settings-hint">
        Asks the provider as a refresh does, in a pause and in quarantine, too. Nothing follows from the
        answer. More than ten mailboxes: <code>npm run probe -- --help</code>.
      </p>
      <form action={act} className="settings-fields" aria-label="Probe">
        <HiddenFields fields={fields} />
        <FormNotice state={state} />
        <div className="settings-halves">
          <TextField name="mailbox" label="One mailbox, by its address" state={state} />
          <AccountKindField
            name="cohort"
            label="Or ten of a kind of account"
            none="None"
            {...{ accountKinds, state }}
          />
        </div>
        <SwitchField name="failing" label="Of a kind: only accounts that fail" state={state} />
        <TextAreaField
          name="headers"
          label="Changed headers"
          hint="One a line, as “name: value”; “name:” leaves one out."
          rows={2}
          state={state}
        />
        {paths.length > 1 && (
          <SelectField
            name="by"
            label="By the tokens of an auth path"
            hint="Nobody keeps them."
            state={state}
            options={[
              { value: "", label: "The account’s own" },
              ...paths.map((path) => ({ value: path, label: path })),
            ]}
          />
        )}
        <div className="settings-actions">
          <button type="submit" className="button" disabled={isPending}>
            {isPending ? "Asking …" : "Ask"}
          </button>
        </div>
      </form>
      {state.answers !== undefined && state.answers.length > 0 && (
        <ul aria-label="Answers">
          {state.answers.map((answer) => (
            <Answer key={answer.address} answer={answer} />
          ))}
        </ul>
      )}
    </section>
  );
}

const Answer = ({ answer: { address, ok, status, code, requestId, ms, reason } }: { answer: ShownProbe }) => (
  <li className="settings-booking">
    <div className="cc-row-text">
      <p className="cc-name">{address}</p>
      {reason !== null && <p className="settings-hint break-words">{reason}</p>}
      {requestId !== null && (
        <p className="settings-hint">
          <code className="settings-copy">{requestId}</code>
        </p>
      )}
    </div>
    <p className="cc-state" data-state={ok ? "active" : "failing"}>
      {[status ?? "no answer", ...(code === null ? [] : [code]), `${Math.round(ms)} ms`].join(" · ")}
    </p>
  </li>
);
