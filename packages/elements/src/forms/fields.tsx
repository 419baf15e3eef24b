"use client";

import type { ReactNode } from "react";
import { Field, type FieldTies } from "../parts/field.tsx";
import type { FormState } from "./form-state.ts";

type About = {
  name: string;
  label: string;
  state: FormState;
  hint?: string;
};

/** A field of a form, with what the form says of it. */
function Labelled({
  about: { name, label, state, hint },
  children,
}: {
  about: About;
  children: (attributes: FieldTies & { name: string; className: string }) => ReactNode;
}) {
  return (
    <Field id={`field-${name}`} {...{ label, hint }} fault={state.errors[name]}>
      {(ties) => children({ ...ties, name, className: "field" })}
    </Field>
  );
}

/** One line of text, a date or a number. A form that comes back has the values it was sent with: hence the keys. */
export function TextField({
  type = "text",
  inputMode,
  placeholder,
  ...about
}: About & { type?: "text" | "date" | "number"; inputMode?: "numeric"; placeholder?: string }) {
  const value = about.state.values[about.name] ?? "";
  return (
    <Labelled about={about}>
      {(attributes) => (
        <input
          key={value}
          type={type}
          inputMode={inputMode}
          placeholder={placeholder}
          defaultValue={value}
          autoComplete="off"
          {...attributes}
        />
      )}
    </Labelled>
  );
}

/** Several lines of text. */
export function TextAreaField({ rows = 4, ...about }: About & { rows?: number }) {
  const value = about.state.values[about.name] ?? "";
  return (
    <Labelled about={about}>
      {(attributes) => <textarea key={value} rows={rows} defaultValue={value} {...attributes} />}
    </Labelled>
  );
}

/** One of some values. What is stored is one of them, also where it is none of those that are offered. */
export function SelectField({
  options,
  ...about
}: About & { options: readonly { value: string; label: string }[] }) {
  const value = about.state.values[about.name] ?? "";
  const isOffered = options.some((one) => one.value === value);
  return (
    <Labelled about={about}>
      {(attributes) => (
        <select key={value} defaultValue={value} {...attributes}>
          {!isOffered && <option value={value}>{value || "Please choose"}</option>}
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Yes or no: sent as `on`, or not at all. */
export function SwitchField({ name, label, state }: Omit<About, "hint">) {
  const isOn = state.values[name] === "on";
  return (
    <label className="settings-choice">
      <input
        key={String(isOn)}
        type="checkbox"
        className="settings-switch"
        name={name}
        defaultChecked={isOn}
      />
      {label}
    </label>
  );
}

/** What concerns the form as a whole, and how many fields need another look. */
export function FormNotice({ state: { errors, notice } }: { state: FormState }) {
  const wrong = Object.keys(errors).length;
  const text = wrong === 0 ? notice?.text : `Nothing was saved. ${fieldsWords(wrong)}`;
  if (text === undefined) return null;
  const isProblem = wrong > 0 || notice?.isProblem;
  return (
    <p role={isProblem ? "alert" : "status"} className={isProblem ? "notice problem" : "notice"}>
      {text}
    </p>
  );
}

const fieldsWords = (count: number) =>
  count === 1 ? "One field needs another look." : `${count} fields need another look.`;
