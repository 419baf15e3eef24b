import type { Environment } from "@calcache/environment";
import { type Caller, isSameText, refusal } from "@calcache/http-edge";

/** The keys of those who run this installation; without any, nobody can show a valid one. */
export type OperatorKeys = Pick<Environment, "CRON_API_KEY" | "CRON_SECRET">;

/** What a request shows: no key at all, none that is valid, or a valid one. */
export type ShownKey = "none" | "wrong" | "valid";

/**
 * Looks for an operator's key as cal.com's cron routes take it: `?apiKey=` or `Authorization: <CRON_API_KEY>`, or
 * `Authorization: Bearer <CRON_SECRET>`. Compared in constant time. An empty key is a wrong one.
 */
export function shownKey(request: Request, keys: OperatorKeys): ShownKey {
  const shown = [new URL(request.url).searchParams.get("apiKey"), request.headers.get("authorization")];
  if (shown.every((key) => key === null)) return "none";
  const valid = [keys.CRON_API_KEY, keys.CRON_SECRET && `Bearer ${keys.CRON_SECRET}`];
  const isValid = shown.some((key) => valid.some((right) => Boolean(key && right && isSameText(key, right))));
  return isValid ? "valid" : "wrong";
}

const notAuthenticated = refusal(401, "UNAUTHORIZED", "Not authenticated");

/** Whoever runs this installation. */
export const operator: Caller<{ keys: OperatorKeys }, "operator"> = {
  security: { type: "apiKey", in: "query", name: "apiKey" },
  refusals: [notAuthenticated],
  identify: (request, { keys }) =>
    shownKey(request, keys) === "valid" ? { who: "operator" } : notAuthenticated,
};
