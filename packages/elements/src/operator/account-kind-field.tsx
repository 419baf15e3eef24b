import { SelectField } from "../forms/fields.tsx";
import type { FormState } from "../forms/form-state.ts";

/** The choice of a kind of account, or of none: `none` says what that means. */
export function AccountKindField({
  name,
  label,
  none,
  accountKinds,
  state,
}: {
  name: string;
  label: string;
  none: string;
  accountKinds: readonly string[];
  state: FormState;
}) {
  const kinds = accountKinds.map((kind) => ({ value: kind, label: kind }));
  return (
    <SelectField name={name} label={label} state={state} options={[{ value: "", label: none }, ...kinds]} />
  );
}
