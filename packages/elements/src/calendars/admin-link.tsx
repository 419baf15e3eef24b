import { Field } from "../parts/field.tsx";

/** The link that opens Microsoft's page for administrators, to copy. */
export function AdminLink({ href }: { href: string }) {
  return (
    <Field id="admin-link" label="Link for your administrator">
      {(ties) => <textarea className="field settings-copy" readOnly rows={4} value={href} {...ties} />}
    </Field>
  );
}
