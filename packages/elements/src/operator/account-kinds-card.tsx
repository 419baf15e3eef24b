import { span } from "../words/ago.ts";
import { utcTime } from "../words/utc-time.ts";

export type ShownAccountKind = {
  accountKind: string;
  mailboxes: number;
  /** those that can't be read, and since when the first */
  unread: number;
  unreadSince: number | null;
};

/** An outage of a kind of account, open or with accounts that aren't back yet. */
export type ShownOutage = {
  id: number;
  accountKind: string;
  beganAt: number;
  resumingAt: number | null;
  endedAt: number | null;
  /** how many of the accounts are back, in words; null where they weren't counted */
  back: string | null;
};

/** How many accounts of each kind are read, and the outages. @param now epoch ms */
export function AccountKindsCard({
  kinds,
  outages,
  now,
}: {
  kinds: readonly ShownAccountKind[];
  outages: readonly ShownOutage[];
  now: number;
}) {
  return (
    <section className="card settings-account" aria-labelledby="kinds-heading">
      <h2 id="kinds-heading">Kinds of account</h2>
      {kinds.length === 0 && <p className="settings-hint">No account is connected yet.</p>}
      {kinds.length > 0 && (
        <ul className="settings-rows">
          {kinds.map((kind) => (
            <KindRow key={kind.accountKind} kind={kind} now={now} />
          ))}
        </ul>
      )}
      {outages.map((outage) => (
        <div key={outage.id}>
          <h3 className="cc-name">Incident: {outage.accountKind}</h3>
          <p>
            Since {utcTime(outage.beganAt)} ({span(now - outage.beganAt)}).{" "}
            {outage.resumingAt === null
              ? "None answers yet."
              : `The first answered again ${utcTime(outage.resumingAt)}.`}{" "}
            {outage.endedAt !== null && `Most have since ${utcTime(outage.endedAt)}.`}
          </p>
          {outage.back !== null && <p>{outage.back}</p>}
        </div>
      ))}
    </section>
  );
}

function KindRow({
  kind: { accountKind, mailboxes, unread, unreadSince },
  now,
}: {
  kind: ShownAccountKind;
  now: number;
}) {
  const read = mailboxes - unread;
  return (
    <li>
      <div className="cc-row-text">
        <p className="cc-name">{accountKind}</p>
        <p className="settings-hint">
          {read} of {mailboxes} accounts are read
          {unreadSince !== null &&
            `; the first of the others fails since ${utcTime(unreadSince)} (${span(now - unreadSince)})`}
        </p>
      </div>
      <p className="cc-state" data-state={unread === 0 ? "active" : "failing"}>
        {Math.floor((100 * read) / Math.max(1, mailboxes))} %
      </p>
    </li>
  );
}
