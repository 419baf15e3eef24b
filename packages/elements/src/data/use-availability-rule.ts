import { useCallback } from "react";
import { type Place, pathOf } from "./place.ts";
import { authorized, type Failure, failureOf, fetched, type Known, useAnswer } from "./use-answer.ts";

export const weekdayNames = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;

/** Hours of one day of the week; midnight is `24:00` as an end. */
export type WeeklyPeriod = { day: (typeof weekdayNames)[number]; start_time: string; end_time: string };

/** A rule as the API has it. */
export type AvailabilityRule = {
  availability_rule_id: string;
  tzid: string;
  weekly_periods: readonly WeeklyPeriod[];
  calendar_ids: readonly string[];
  event_type_ids: readonly number[];
};

/** Which rule: by its name, of somebody. Without a username, of the user whose key made the token. */
export type RuleName = { rule: string; username?: string | undefined };

/** What came of saving; `path` is the place of a fault in the body: `weekly_periods[1].end_time`. */
export type Saved =
  | { kind: "saved"; rule: AvailabilityRule }
  | { kind: "refused"; problems: readonly { path: string; message: string }[] }
  | { kind: "failing"; why: Failure };

/** Hours that an application named, and a way to change them. Scopes of a token: `availability:read` and `availability:write`. */
export function useAvailabilityRule({ rule, username }: RuleName, place: Place) {
  const { origin, token, transport = fetched } = place;
  const path = pathOf("availability-rules", { username });
  const read = useCallback((body: unknown) => ruleIn(body, rule), [rule]);
  const { answer, retry } = useAnswer(path, place, read);

  async function save(wish: AvailabilityRule): Promise<Saved> {
    const headers = { "content-type": "application/json", ...authorized(token) };
    try {
      const response = await transport(`${origin}/api/v2/availability-rules`, {
        ...{ method: "POST", credentials: "omit", headers },
        body: JSON.stringify({ ...wish, username }),
      });
      const body = (await response.json()) as Answered;
      if (response.ok && body.availability_rule) return { kind: "saved", rule: body.availability_rule };
      if (response.status === 400) return { kind: "refused", problems: body.error?.details ?? [] };
      return { kind: "failing", why: failureOf(response.status) };
    } catch {
      return { kind: "failing", why: "away" };
    }
  }

  return { answer, retry, save };
}

type Answered = {
  availability_rule?: AvailabilityRule;
  error?: { details?: { path: string; message: string }[] };
};

/** The rule of that name; null where there is none yet. */
function ruleIn(body: unknown, name: string): Known<AvailabilityRule | null> {
  const { availability_rules: rules } = body as { availability_rules: AvailabilityRule[] };
  const found = rules.find(({ availability_rule_id }) => availability_rule_id === name) ?? null;
  return { data: found, isStale: false, asOf: null };
}
