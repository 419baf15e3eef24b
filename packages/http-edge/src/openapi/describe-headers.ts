import type { AnswerHeaders, Described } from "../declaration.ts";
import type { Refusal } from "../refusal.ts";

type Header = { description: string; required: boolean; schema: { type: "string" } };

const described = (headers: AnswerHeaders, isSuccess: boolean): Record<string, Header> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, { says, isOptional = false }]) => [
      name,
      { description: says, required: isSuccess && !isOptional, schema: { type: "string" } },
    ]),
  );

const replayed: AnswerHeaders = {
  "idempotency-replayed": { says: "`true` where this was answered before", isOptional: true },
};

/** What a success says in its headers. */
export const headersOfSuccess = ({ answerHeaders = {}, callerHeaders, isIdempotent }: Described) =>
  described({ ...answerHeaders, ...callerHeaders, ...(isIdempotent && replayed) }, true);

const retryAfter = { says: "seconds after which trying again may help" };
const requestId = { says: "under which the cause was logged", isOptional: true };

/** The same of a refusal. Before it was known who calls, there is nothing to be said of them. */
export function headersOfRefusals(
  { callerHeaders }: Described,
  status: number,
  refusals: readonly Refusal[],
) {
  const always = status === 429 || status === 503 ? { "retry-after": retryAfter } : {};
  const sometimes = status >= 500 ? { "x-request-id": requestId } : {};
  const named = refusals.flatMap(({ headers = {} }) => Object.keys(headers));
  const own = Object.fromEntries(
    named.map((name) => [name, { says: meanings[name] ?? name, isOptional: true }]),
  );
  return {
    ...described({ ...callerHeaders, ...own }, false),
    ...described({ ...always, ...sometimes }, true),
  };
}

const meanings: Readonly<Record<string, string>> = {
  "retry-after": retryAfter.says,
  "www-authenticate": "how to show a key",
};
