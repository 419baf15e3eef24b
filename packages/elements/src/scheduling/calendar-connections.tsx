import type { Condition } from "@calcache/connections/states";
import { useEffect, useState } from "react";
import type { Place } from "../data/place.ts";
import { type AccountStates, useCalendarStates } from "../data/use-calendar-states.ts";
import { stateWords } from "../words/state-words.ts";
import { ElementFrame, type Look } from "./element-frame.tsx";

export type CalendarConnectionsProps = Place &
  Look & {
    /** a team's slug; without it, those of the user whose key made the token */
    team?: string | undefined;
    /** Where an account is connected, or signed in again: a page of the site, maybe one with a connect link. */
    connectHref?: string | undefined;
    /** Names of calendars by their ids, which the API doesn't tell. */
    names?: Readonly<Record<string, string>> | undefined;
  };

/** What it says before anything is known. */
export const waiting = { label: "Calendar connections", loading: "Loading calendars", skeleton: 3 };

/** Connected calendar accounts, and how each and its calendars do. */
export function CalendarConnections(props: CalendarConnectionsProps) {
  const { team, connectHref, names = {}, theme } = props;
  const { answer, retry } = useCalendarStates(team, props);
  const now = useMinute();
  return (
    <ElementFrame {...waiting} {...{ theme, answer, retry }}>
      {(known) => (
        <>
          {known?.data.length === 0 && <p className="cc-empty">No calendar is connected.</p>}
          {known?.data.map((account) => (
            <AccountRow key={`${account.username} ${account.account}`} {...{ account, names, now }} />
          ))}
          {known !== null && connectHref !== undefined && (
            <a className="cc-button" href={connectHref}>
              {known.data.length === 0 ? "Connect a calendar" : "Connect or sign in again"}
            </a>
          )}
        </>
      )}
    </ElementFrame>
  );
}

function AccountRow({
  account: { account, username, condition, calendars },
  names,
  now,
}: {
  account: AccountStates;
  names: Readonly<Record<string, string>>;
  now: number;
}) {
  return (
    <div className="cc-account">
      <h3 className="cc-title">{account ?? username ?? "An account"}</h3>
      <State condition={condition} now={now} />
      <ul>
        {calendars.map(({ calendar, condition: own }, index) => (
          <li key={calendar} className="cc-row">
            <p className="cc-row-text">
              {names[calendar] ?? (calendars.length === 1 ? "Calendar" : `Calendar ${index + 1}`)}
            </p>
            {own.state !== condition.state && <State condition={own} now={now} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

const State = ({ condition, now }: { condition: Condition; now: number }) => (
  <p className="cc-state" data-state={condition.state}>
    {stateWords(condition, now)}
  </p>
);

/** Epoch ms, a new one each minute. */
function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
