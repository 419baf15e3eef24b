import type { Condition } from "@calcache/connections/states";
import { ButtonForm } from "../frame/page-frame.tsx";
import { ConditionLine } from "../parts/condition-line.tsx";

export type ShownMember = {
  id: number;
  name: string;
  email: string;
  role: string;
  /** when they are out of office next, in words; null where they have said nothing */
  away: string | null;
  accounts: readonly {
    id: string;
    /** null for calendars that were chosen without an account */
    address: string | null;
    condition: Condition;
    /** what was done so that its owner mends it; null where nothing was */
    asked: string | null;
    /** what asks its owner to sign in again; null where that would mend nothing */
    askFields: Readonly<Record<string, string>> | null;
  }[];
};

/** A team's members, how each one's accounts do at a glance, and a button that asks the owner of one that needs them. */
export function MembersCard({
  members,
  askAction,
  asking,
  askAllFields,
  now,
}: {
  members: readonly ShownMember[];
  askAction: string;
  /** how far it is that owners are asked in turn, in words; null where none is */
  asking: string | null;
  /** what asks all at once; null where there aren't several */
  askAllFields: Readonly<Record<string, string>> | null;
  /** epoch ms */
  now: number;
}) {
  const waiting = members.flatMap(({ accounts }) => accounts.filter(({ askFields }) => askFields !== null));
  return (
    <section className="card settings-account" aria-labelledby="members-heading">
      <div className="settings-account-head">
        <h2 id="members-heading">Members</h2>
        {askAllFields !== null && (
          <ButtonForm action={askAction} fields={askAllFields} className="button">
            Ask all {waiting.length} to sign in again
          </ButtonForm>
        )}
      </div>
      {asking !== null && (
        <p role="status" className="settings-hint">
          {asking}
        </p>
      )}
      {members.length === 0 && <p className="settings-hint">Nobody is in this team yet.</p>}
      <ul>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} askAction={askAction} now={now} />
        ))}
      </ul>
    </section>
  );
}

function MemberRow({ member, askAction, now }: { member: ShownMember; askAction: string; now: number }) {
  const { name, email, role, away, accounts } = member;
  return (
    <li className="settings-member">
      <div className="cc-row-text">
        <p className="cc-name">{name}</p>
        <p className="settings-hint break-words">
          {email} · {role}
        </p>
        {away !== null && <p className="settings-hint break-words">{away}</p>}
      </div>
      {accounts.length === 0 && (
        <p className="cc-state" data-state="none">
          No calendar connected
        </p>
      )}
      {accounts.map(({ id, address, condition, asked, askFields }) => (
        <div key={id} className="settings-member-account">
          {address !== null && address !== email.toLowerCase() && (
            <p className="settings-hint break-words">{address}</p>
          )}
          <ConditionLine condition={condition} now={now} />
          {asked !== null && <p className="settings-hint">{asked}</p>}
          {askFields !== null && (
            <ButtonForm action={askAction} fields={askFields} className="button">
              Ask to sign in again<span className="sr-only">: {address ?? name}</span>
            </ButtonForm>
          )}
        </div>
      ))}
    </li>
  );
}
