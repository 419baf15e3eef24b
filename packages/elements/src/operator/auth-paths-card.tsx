"use client";

import { useActionState } from "react";
import { FormNotice, SelectField, TextField } from "../forms/fields.tsx";
import type { FormAction, FormState } from "../forms/form-state.ts";
import { HiddenFields } from "../forms/hidden-fields.tsx";
import { AccountKindField } from "./account-kind-field.tsx";

/** A way in which accounts sign in and get their tokens, and how it does. */
export type ShownPath = {
  name: string;
  /** at which authority, as which app, by which credential, in words */
  about: string;
  /** whose it is, in words, and what the form is sent with that has them go by it no more */
  rules: readonly { id: number; words: string; fields: Readonly<Record<string, string>> }[];
  /** by kind of account: how many accounts got tokens when they last asked, in percent and in words */
  rates: readonly { accountKind: string; percent: string; words: string; isWell: boolean }[];
};

/**
 * The auth paths side by side, and what switches accounts to one of them. It is sent with `path`, `kind`, `tenant` and `share`, and works
 * without a script.
 */
export function AuthPathsCard({
  paths,
  accountKinds,
  switchAction,
  leaveAction,
  fields,
}: {
  paths: readonly ShownPath[];
  accountKinds: readonly string[];
  switchAction: FormAction;
  leaveAction: FormAction;
  fields: Readonly<Record<string, string>>;
}) {
  const [left, leave, isLeaving] = useActionState(leaveAction, nothingChosen);
  return (
    <section className="card settings-account" aria-labelledby="paths-heading">
      <h2 id="paths-heading">Auth paths</h2>
      <p className="settings-hint">
        How accounts sign in and get their tokens, and how many got some when they last asked, within a day.
      </p>
      <FormNotice state={left} />
      <ul>
        {paths.map(({ name, about, rules, rates }) => (
          <li key={name} className="settings-member">
            <div className="cc-row-text">
              <p className="cc-name">{name}</p>
              <p className="settings-hint break-words">{about}</p>
            </div>
            {rules.map((rule) => (
              <form key={rule.id} action={leave} className="settings-member-account">
                <HiddenFields fields={{ ...fields, ...rule.fields }} />
                <p className="settings-hint break-words">{rule.words}</p>
                <button
                  type="submit"
                  className="button"
                  disabled={isLeaving}
                  aria-label={`Leave ${name}: ${rule.words}`}
                >
                  Leave
                </button>
              </form>
            ))}
            {rates.length === 0 && <p className="settings-hint">Nobody has asked by it.</p>}
            {rates.map(({ accountKind, percent, words, isWell }) => (
              <div key={accountKind} className="settings-member-account">
                <p className="settings-hint break-words">{words}</p>
                <p className="cc-state" data-state={isWell ? "active" : "failing"}>
                  {percent}
                </p>
              </div>
            ))}
          </li>
        ))}
      </ul>
      <UseForm
        names={paths.map(({ name }) => name)}
        accountKinds={accountKinds}
        action={switchAction}
        fields={fields}
      />
    </section>
  );
}

const nothingChosen: FormState = { values: {}, errors: {}, notice: null };
/** Canaries first. */
const fewFirst: FormState = { values: { share: "5" }, errors: {}, notice: null };

function UseForm({
  names,
  accountKinds,
  action,
  fields,
}: {
  names: readonly string[];
  accountKinds: readonly string[];
  action: FormAction;
  fields: Readonly<Record<string, string>>;
}) {
  const [state, act, isPending] = useActionState(action, fewFirst);
  if (names.length < 2)
    return (
      <p className="settings-hint">
        There is no other: <code>npm run auth-path -- add --help</code>.
      </p>
    );
  return (
    <form action={act} className="settings-fields mt-4" aria-label="Switch accounts">
      <HiddenFields fields={fields} />
      <FormNotice state={state} />
      <div className="settings-halves">
        <SelectField
          name="path"
          label="Auth path"
          state={state}
          options={names.map((name) => ({ value: name, label: name }))}
        />
        <TextField name="share" label="Share of the accounts, in percent" state={state} />
        <AccountKindField name="kind" label="Kind of account" none="Any" {...{ accountKinds, state }} />
        <TextField name="tenant" label="Tenant, by its id" hint="Nothing: any." state={state} />
      </div>
      <div className="settings-actions">
        <button type="submit" className="button" disabled={isPending}>
          Switch
        </button>
      </div>
    </form>
  );
}
