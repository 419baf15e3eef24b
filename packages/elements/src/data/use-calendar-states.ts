import type { Condition } from "@calcache/connections/states";
import { type Place, pathOf } from "./place.ts";
import { type Known, useAnswer } from "./use-answer.ts";

type Told = { state: Condition["state"]; since: string | null; reason: string | null };

/** An account and its calendars, as far as they are told. */
export type AccountStates = {
  account: string | null;
  username: string | null;
  condition: Condition;
  calendars: readonly { calendar: string; condition: Condition }[];
};

/** How the accounts of a team's members do, or of the user whose key made the token. Scope of a token: `calendars:read`. */
export function useCalendarStates(team: string | undefined, place: Place) {
  return useAnswer(pathOf("calendars/status", { teamSlug: team }), place, statesIn);
}

function statesIn(body: unknown): Known<AccountStates[]> {
  const { data } = body as {
    data: (Told & {
      account: string | null;
      username: string | null;
      calendars: (Told & { calendar: string })[];
    })[];
  };
  const accounts = data.map(({ account, username, calendars, ...told }) => ({
    account,
    username,
    condition: conditionOf(told),
    calendars: calendars.map(({ calendar, ...told }) => ({ calendar, condition: conditionOf(told) })),
  }));
  return { data: accounts, isStale: false, asOf: null };
}

const conditionOf = ({ state, since, reason }: Told): Condition => ({
  state,
  at: since === null ? null : Date.parse(since),
  reason,
});
