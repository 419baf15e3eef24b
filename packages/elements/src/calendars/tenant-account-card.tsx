import type { Condition } from "@calcache/connections/states";
import { Account } from "../parts/account.tsx";

/** An account that its owner's organisation lets this site into. There is nothing that its owner could do to it. */
export function TenantAccountCard({
  id,
  address,
  condition,
  isUnlisted,
  now,
}: {
  id: number;
  address: string;
  condition: Condition;
  /** which its default calendar is isn't known yet */
  isUnlisted: boolean;
  now: number;
}) {
  return (
    <Account
      heading="h2"
      className="card settings-account mb-6"
      id={`account-${id}`}
      name={address}
      about={
        <p className="settings-hint">
          {isUnlisted
            ? "Your organisation connected this account, but its calendar can't be read yet. Until it can, nobody is offered your time."
            : "Your organisation connected this account. Its default calendar closes your time and takes your bookings."}{" "}
          To choose calendars yourself, connect the account.
        </p>
      }
      {...{ condition, now }}
    />
  );
}
