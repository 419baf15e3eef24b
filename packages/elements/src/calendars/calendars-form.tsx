import { HiddenFields } from "../forms/hidden-fields.tsx";
import { AccountCard, type ShownAccount } from "./account-card.tsx";

/**
 * A user's connected accounts with all their calendars: a switch each, and the one that takes bookings. A form that needs no script.
 * It is sent with `shown` and `busy` (each calendar's `value`) and `destination`.
 */
export function CalendarsForm({
  accounts,
  action,
  fields,
  now,
}: {
  accounts: readonly ShownAccount[];
  action: string;
  /** what proves that the form is ours */
  fields: Readonly<Record<string, string>>;
  /** epoch ms */
  now: number;
}) {
  return (
    <form method="post" action={action} className="settings-accounts">
      <HiddenFields fields={fields} />
      {accounts.map((account) => (
        <AccountCard key={account.id} account={account} now={now} />
      ))}
      <p className="settings-hint">
        Calendars that count as busy close your time on booking pages. Bookings are written to one calendar.
      </p>
      <button type="submit" className="button button-primary">
        Save
      </button>
    </form>
  );
}
