import { HiddenFields } from "../forms/hidden-fields.tsx";
import { ButtonForm } from "../frame/page-frame.tsx";
import { Field } from "../parts/field.tsx";

export type ShownInvitation = {
  id: string;
  name: string;
  email: string;
  /** how long ago, and how long it is still good, in words */
  age: string;
  withdrawFields: Readonly<Record<string, string>>;
};

/** Who was invited to sign in and hasn't yet, and a form that invites a member. It is sent with `user`. */
export function InvitationsCard({
  invitations,
  candidates,
  action,
  withdrawAction,
  fields,
}: {
  invitations: readonly ShownInvitation[];
  candidates: readonly { id: number; label: string }[];
  action: string;
  withdrawAction: string;
  fields: Readonly<Record<string, string>>;
}) {
  return (
    <section className="card settings-account" aria-labelledby="invitations-heading">
      <h2 id="invitations-heading">Invitations</h2>
      <p className="settings-hint">
        An invitation goes to the member's own address, and nobody else sees its link: whoever uses it is that
        member. Members whose Microsoft account has the address that they have here need none.
      </p>
      {candidates.length > 0 ? (
        <form method="post" action={action} className="settings-inline">
          <HiddenFields fields={fields} />
          <Field id="invite-user" label="Member who hasn't signed in yet">
            {(ties) => (
              <select name="user" className="field" required defaultValue="" {...ties}>
                <option value="" disabled>
                  Choose a member
                </option>
                {candidates.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button type="submit" className="button button-primary">
            Send invitation
          </button>
        </form>
      ) : (
        <p className="settings-hint">Every member has signed in here before.</p>
      )}
      {invitations.length > 0 && (
        <ul>
          {invitations.map(({ id, name, email, age, withdrawFields }) => (
            <li key={id} className="settings-invitation">
              <div className="cc-row-text">
                <p className="cc-name">{name}</p>
                <p className="settings-hint break-words">
                  {email} · {age}
                </p>
              </div>
              <ButtonForm action={withdrawAction} fields={withdrawFields} className="button">
                Withdraw<span className="sr-only"> the invitation of {name}</span>
              </ButtonForm>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
