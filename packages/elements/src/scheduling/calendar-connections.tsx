import { useEffect, useState } from "react";
import { type AccountStates, useCalendarStates } from "../data/use-calendar-states.ts";
import { Account, CalendarRow } from "../parts/account.tsx";
import type { ElementTexts } from "../words/english.ts";
import { ElementFrame } from "./frame/element-frame.tsx";
import type { ElementWords } from "./frame/element-words.ts";
import type { InLanguage } from "./frame/in-language.tsx";
import { skeletons } from "./frame/skeleton.tsx";

export type CalendarConnectionsProps = InLanguage & {
  /** a team's slug; without it, those of the user whose key made the token */
  team?: string | undefined;
  /** Where an account is connected, or signed in again: a page of the site, maybe one with a connect link. */
  connectHref?: string | undefined;
  /** Names of calendars by their ids, which the API doesn't tell. */
  names?: Readonly<Record<string, string>> | undefined;
};

/** Connected calendar accounts, and how each and its calendars do. */
export function CalendarConnections({ words, ...props }: CalendarConnectionsProps & { words: ElementWords }) {
  const { t } = words;
  const { team, connectHref, names = {}, theme } = props;
  const { answer, retry } = useCalendarStates(team, props);
  const now = useMinute();
  return (
    <ElementFrame
      {...{ words, theme, answer, retry }}
      label={t("connections")}
      skeleton={skeletons.connections}
    >
      {(known) => (
        <>
          {known?.data.length === 0 && <p className="cc-empty">{t("noCalendar")}</p>}
          {known?.data.map((account) => (
            <ConnectedAccount
              key={`${account.username} ${account.account}`}
              {...{ account, names, now, t }}
            />
          ))}
          {known !== null && connectHref !== undefined && (
            <a className="cc-button" href={connectHref}>
              {t(known.data.length === 0 ? "connect" : "connectAgain")}
            </a>
          )}
        </>
      )}
    </ElementFrame>
  );
}

function ConnectedAccount({
  account: { account, username, condition, calendars },
  names,
  now,
  t,
}: {
  account: AccountStates;
  names: Readonly<Record<string, string>>;
  now: number;
  t: ElementTexts;
}) {
  return (
    <Account
      heading="h3"
      className="cc-account"
      name={account ?? username ?? t("account")}
      {...{ condition, now, t }}
    >
      {calendars.map(({ calendar, condition: own }, index) => (
        <CalendarRow
          key={calendar}
          name={
            names[calendar] ??
            (calendars.length === 1 ? t("calendar") : t("calendarNumber", { number: `${index + 1}` }))
          }
          condition={own.state === condition.state ? null : own}
          {...{ now, t }}
        />
      ))}
    </Account>
  );
}

/** Epoch ms, a new one each minute. */
function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
