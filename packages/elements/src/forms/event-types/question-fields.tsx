import { SelectField, SwitchField, TextAreaField, TextField } from "../fields.tsx";
import type { FormState } from "../form-state.ts";
import { rowsOf } from "./rows.ts";

const kinds = [
  { value: "text", label: "One line" },
  { value: "textarea", label: "Several lines" },
  { value: "number", label: "A number" },
  { value: "email", label: "An email address" },
  { value: "multiemail", label: "Several email addresses" },
  { value: "phone", label: "A phone number" },
  { value: "address", label: "An address" },
  { value: "url", label: "A link" },
  { value: "select", label: "One of some options, in a list" },
  { value: "radio", label: "One of some options, all shown" },
  { value: "multiselect", label: "Some of the options, in a list" },
  { value: "checkbox", label: "Some of the options, all shown" },
  { value: "boolean", label: "Yes or no" },
];

/** What whoever books is asked besides their name and address. Fields are called `bookingFields-ROW-…`; a row without words is none. */
export function QuestionFields({ state }: { state: FormState }) {
  const rows = Array.from({ length: rowsOf(state.values, "bookingFields", "label") }, (_, row) => row);
  return (
    <fieldset className="settings-fields">
      <legend>Questions</legend>
      <p className="form-hint">
        What whoever books is asked besides. A question without words is left out; there is room for more once
        it is saved.
      </p>
      <input type="hidden" name="bookingFields" value="shown" />
      {rows.map((row) => (
        <QuestionRow key={row} row={row} state={state} />
      ))}
    </fieldset>
  );
}

function QuestionRow({ row, state }: { row: number; state: FormState }) {
  const name = `bookingFields-${row}`;
  const isAsked = (state.values[`${name}-label`] ?? "") !== "";
  const number = { state, type: "number", inputMode: "numeric" } as const;
  return (
    <fieldset className="settings-host">
      <legend className="sr-only">Question {row + 1}</legend>
      <div className="settings-halves">
        <TextField name={`${name}-label`} label={`Question ${row + 1}`} state={state} />
        <SelectField name={`${name}-type`} label="Its answer is" state={state} options={kinds} />
      </div>
      <details open={isAsked}>
        <summary>More of question {row + 1}</summary>
        <div className="settings-host-settings">
          <SwitchField name={`${name}-required`} label="Has to be answered" state={state} />
          <SwitchField name={`${name}-hidden`} label="Isn't asked for now" state={state} />
          <TextAreaField
            name={`${name}-options`}
            label="Options, one a line"
            hint="What is stored may be another word: word | what is shown"
            state={state}
          />
          <div className="settings-halves">
            <TextField name={`${name}-placeholder`} label="An example of an answer" state={state} />
            <TextField name={`${name}-slug`} label="Its name for programs (empty: made here)" state={state} />
            <TextField name={`${name}-minLength`} label="Characters at least" {...number} />
            <TextField name={`${name}-maxLength`} label="Characters at most" {...number} />
          </div>
        </div>
      </details>
    </fieldset>
  );
}
