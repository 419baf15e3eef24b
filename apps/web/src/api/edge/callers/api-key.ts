import { type ApiKeyInfo, type ApiKeyScope, findApiKey, type UsageCounter } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import { type Caller, type Refusal, refusal } from "@calcache/http-edge";
import { rateLimitFields, take } from "@calcache/rate-limits";
import { rateLimitAnswerHeaders } from "../answers/too-often.ts";
import { bearerOf } from "../origins/bearer.ts";

const unauthorized = {
  ...refusal(401, "UNAUTHORIZED", "Send an API key: Authorization: Bearer cc_…"),
  headers: { "www-authenticate": "Bearer" },
};

export const forbidden = refusal(403, "FORBIDDEN", "The scopes of this key don't allow that");

const wrongOrigin = refusal(
  403,
  "ORIGIN_NOT_ALLOWED",
  "This key is for browsers, on pages of the origins that it names",
);

const tooManyRequests = refusal(
  429,
  "TOO_MANY_REQUESTS",
  "This key has sent as many requests as it may: go on after Retry-After seconds",
);

/** What is needed to know a key, and to count its requests. */
export type KeyServices = {
  engine: Pick<Engine, "db" | "now">;
  usage: Pick<UsageCounter, "note">;
  requestsPerMinute: number;
};

/**
 * Whoever holds an API key of one of these scopes. Each request is counted: it is refused beyond the key's limit, and stands in its
 * usage whatever comes of it; one that writes stands in the key's log too.
 */
export const holderOf = (...scopes: readonly ApiKeyScope[]): Caller<KeyServices, ApiKeyInfo> => ({
  security: { type: "http", scheme: "bearer", scopes },
  refusals: [unauthorized, forbidden, wrongOrigin, tooManyRequests],
  answerHeaders: rateLimitAnswerHeaders,
  async identify(request, { engine: { db, now }, usage, requestsPerMinute }, operation) {
    const bearer = bearerOf(request);
    const key = bearer === null ? null : await findApiKey(db, bearer, now());
    if (!key) return unauthorized;
    const isWrite = isWriteOf(operation);
    const answered = (status: number) =>
      usage.note({ apiKeyId: key.id, operation, status, isWrite, at: now() });
    const refuse = (refusal: Refusal) => {
      answered(refusal.status);
      return refusal;
    };
    const limit = { name: "key", most: requestsPerMinute, window: 60_000 };
    const taken = await take(db, { limit, subject: key.id }, now());
    const headers = rateLimitFields(taken);
    if (!taken.isAdmitted) return refuse({ ...tooManyRequests, headers });
    if (!isFromNamedOrigin(key, request)) return refuse({ ...wrongOrigin, headers });
    if (scopes.some((scope) => key.scopes.includes(scope))) return { who: key, headers, answered };
    return refuse({
      ...forbidden,
      message: `${forbidden.message}: it takes ${scopes.join(" or ")}`,
      headers,
    });
  },
});

/**
 * Anybody, or the holder of a key of one of these scopes. A bearer that doesn't begin as our keys do is somebody else's affair: clients
 * of cal.com's API send theirs.
 */
export function anybodyOrHolderOf(...scopes: readonly ApiKeyScope[]): Caller<KeyServices, ApiKeyInfo | null> {
  const holder = holderOf(...scopes);
  return {
    security: { type: "http", scheme: "bearer", scopes, isOptional: true },
    refusals: holder.refusals,
    answerHeaders: Object.fromEntries(
      Object.entries(rateLimitAnswerHeaders).map(([name, header]) => [name, { ...header, isOptional: true }]),
    ),
    identify: (request, services, operation) =>
      bearerOf(request)?.startsWith("cc_") ? holder.identify(request, services, operation) : { who: null },
  };
}

/** Whether an operation writes: then it stands in its key's log. */
export const isWriteOf = (operation: string): boolean =>
  !/^GET |^POST .*(free-busy|availability)$/.test(operation);

/** A key that names origins is in everybody's hands who opens their pages: it is good for nothing else. */
const isFromNamedOrigin = ({ origins }: ApiKeyInfo, { headers }: Request) =>
  origins.length === 0 || origins.includes(headers.get("origin") ?? "");
