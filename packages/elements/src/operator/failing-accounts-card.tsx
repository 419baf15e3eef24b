import { Field } from "../parts/field.tsx";
import { span } from "../words/ago.ts";
import { utcTime } from "../words/utc-time.ts";

export type ShownFailingAccount = {
  id: number;
  address: string;
  accountKind: string;
  since: number | null;
  reason: string;
  /** of its last request that failed */
  requestId: string | null;
  requestAt: number | null;
};

/** Accounts that can't be read, with what their provider's support asks for. @param now epoch ms */
export function FailingAccountsCard({
  accounts,
  count,
  now,
}: {
  accounts: readonly ShownFailingAccount[];
  /** how many there are: not all may be shown */
  count: number;
  now: number;
}) {
  const requests = accounts.flatMap(({ requestId, requestAt }) =>
    requestId === null || requestAt === null ? [] : `${new Date(requestAt).toISOString()} ${requestId}`,
  );
  return (
    <section className="card settings-account" aria-labelledby="failing-heading">
      <h2 id="failing-heading">Accounts that fail ({count})</h2>
      {count > accounts.length && <p className="settings-hint">The first {accounts.length} are shown.</p>}
      {requests.length > 0 && (
        <Field
          id="request-ids"
          label="Times and request-ids of their last failed requests, for Microsoft's support"
        >
          {(ties) => (
            <textarea
              className="field settings-copy"
              readOnly
              rows={Math.min(6, requests.length)}
              value={requests.join("\n")}
              {...ties}
            />
          )}
        </Field>
      )}
      {accounts.length > 0 && (
        <ul>
          {accounts.map(({ id, address, accountKind, since, reason, requestId, requestAt }) => (
            <li key={id} className="settings-booking">
              <div className="cc-row-text">
                <p className="cc-name">{address}</p>
                <p className="settings-hint break-words">{reason}</p>
                {requestId !== null && (
                  <p className="settings-hint break-words">
                    <code className="settings-copy">{requestId}</code>
                    {requestAt !== null && ` ${utcTime(requestAt)}`}
                  </p>
                )}
              </div>
              <p className="cc-state" data-state="failing">
                {accountKind}
                {since !== null && `, ${span(now - since)}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
