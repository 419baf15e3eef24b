import type { Condition } from "@calcache/connections/states";
import { Account, CalendarRow } from "../parts/account.tsx";

export type ShownCalendar = {
  /** what a form is sent with for it */
  value: string;
  /** null where the provider doesn't tell it now */
  name: string | null;
  isDefault: boolean;
  isWritable: boolean;
  sharedBy: string | null;
  isBusy: boolean;
  isDestination: boolean;
  condition: Condition | null;
};

export type ShownAccount = {
  id: number;
  address: string;
  condition: Condition | null;
  isListed: boolean;
  calendars: readonly ShownCalendar[];
  /** where the one thing is done that helps; null where nothing has to be done */
  remedy: { href: string; label: string } | null;
  /** where disconnecting it is asked about */
  disconnectHref: string;
};

/** A connected account: how it does, what can be done about it, and its calendars. */
export function AccountCard({ account, now }: { account: ShownAccount; now: number }) {
  const { id, address, condition, isListed, calendars, remedy, disconnectHref } = account;
  return (
    <Account
      heading="h2"
      className="card settings-account"
      id={`account-${id}`}
      name={address}
      corner={
        <a href={disconnectHref} className="settings-link">
          Disconnect<span className="sr-only"> {address}</span>
        </a>
      }
      about={
        <>
          {remedy !== null && (
            <a href={remedy.href} className="button button-primary">
              {remedy.label}
            </a>
          )}
          {!isListed && condition === null && (
            <p className="settings-hint">
              Outlook doesn't list this account's calendars just now. These are the ones that you have chosen.
            </p>
          )}
        </>
      }
      {...{ condition, now }}
    >
      {calendars.map((calendar, index) => (
        <ChosenCalendar
          key={calendar.value}
          calendar={calendar}
          id={`calendar-${id}-${index}`}
          isAccountWell={condition === null}
          now={now}
        />
      ))}
    </Account>
  );
}

function ChosenCalendar({
  calendar,
  id,
  isAccountWell,
  now,
}: {
  calendar: ShownCalendar;
  id: string;
  /** else its account says what is wrong */
  isAccountWell: boolean;
  now: number;
}) {
  const { value, isBusy, isDestination, isWritable, condition } = calendar;
  const name = calendar.name ?? "A calendar that you have chosen";
  const canTakeBookings = isWritable || isDestination;
  return (
    <CalendarRow
      id={`${id}-name`}
      name={name}
      about={tagsOf(calendar)}
      condition={isAccountWell ? condition : null}
      now={now}
    >
      <input type="hidden" name="shown" value={value} />
      <label className="settings-choice">
        <input
          type="checkbox"
          className="settings-switch"
          name="busy"
          value={value}
          defaultChecked={isBusy}
          aria-describedby={`${id}-name`}
        />
        Counts as busy
      </label>
      {canTakeBookings ? (
        <label className="settings-choice">
          <input
            type="radio"
            name="destination"
            value={value}
            defaultChecked={isDestination}
            aria-describedby={`${id}-name`}
          />
          Takes bookings
        </label>
      ) : (
        <span className="settings-choice settings-hint">Can't take bookings</span>
      )}
    </CalendarRow>
  );
}

const tagsOf = ({ isDefault, isWritable, sharedBy, name }: ShownCalendar): string =>
  [
    ...(isDefault ? ["Default"] : []),
    ...(sharedBy === null ? [] : [`Shared by ${sharedBy}`]),
    ...(isWritable || name === null ? [] : ["Read-only"]),
  ].join(" · ");
