/** The link that opens Microsoft's page for administrators, to copy. */
export function AdminLink({ href }: { href: string }) {
  return (
    <div className="form-field">
      <label htmlFor="admin-link">Link for your administrator</label>
      <textarea id="admin-link" className="field settings-copy" readOnly rows={4} value={href} />
    </div>
  );
}
