import {
  type ApiKeyInfo,
  type ApiKeyScope,
  type ElementScope,
  type ElementToken,
  elementPrefix,
  findElementToken,
} from "@calcache/api-keys";
import { type Caller, isRefusal, type Refusal, refusal } from "@calcache/http-edge";
import { rateLimitFields, take } from "@calcache/rate-limits";
import { rateLimitAnswerHeaders } from "../answers/too-often.ts";
import { bearerOf } from "../origins/bearer.ts";
import { originOf } from "../origins/own-origin.ts";
import { siteLimit } from "../origins/site-limits.ts";
import { holderOf, isWriteOf, type KeyServices } from "./api-key.ts";

const ended = {
  ...refusal(401, "UNAUTHORIZED", "This element token has expired, was ended, or is none: make another"),
  headers: { "www-authenticate": "Bearer" },
};
const wrongOrigin = refusal(
  403,
  "ORIGIN_NOT_ALLOWED",
  "This element token is for pages of one origin, and this isn't one",
);
const beyondScope = refusal(403, "FORBIDDEN", "The scopes of this element token don't allow that");
const tooMany = refusal(
  429,
  "TOO_MANY_REQUESTS",
  "This site's elements have asked as often as they may: go on after Retry-After seconds",
);

/** What a token wasn't made for: somebody else's. The same for what isn't there. */
export const beyondSubjects = refusal(
  403,
  "SUBJECT_NOT_ALLOWED",
  "This element token wasn't made for that: name it in the token's subjects",
);

const refusals = [ended, wrongOrigin, beyondScope, tooMany] as const;

/** Whoever holds a token: its key, and what narrows it. */
export type KeyOrElement = ApiKeyInfo & { element: ElementToken | null };

/** The holder of a token of elements that has this scope. What it asks counts for its key's site and stands in the key's usage. */
const elementOf = (scope: ElementScope): Caller<KeyServices, ElementToken> => ({
  security: { type: "http", scheme: "bearer", elementScope: scope },
  refusals,
  answerHeaders: rateLimitAnswerHeaders,
  async identify(request, { engine: { db, now }, usage }, operation) {
    const element = await findElementToken(db, bearerOf(request) ?? "", now());
    if (!element) return ended;
    const { key, origin } = element;
    const isWrite = isWriteOf(operation);
    const answered = (status: number) =>
      usage.note({ apiKeyId: key.id, operation, status, isWrite, at: now() });
    const refuse = (refused: Refusal) => {
      answered(refused.status);
      return refused;
    };
    if (originOf(request) !== origin) return refuse(wrongOrigin);
    const taken = await take(db, { limit: siteLimit, subject: `${key.id} ${origin}` }, now());
    const headers = rateLimitFields(taken);
    if (!taken.isAdmitted) return refuse({ ...tooMany, headers });
    if (element.scopes.includes(scope)) return { who: element, headers, answered };
    return refuse({ ...beyondScope, message: `${beyondScope.message}: it takes ${scope}`, headers });
  },
});

/** Whoever holds a key of one of these scopes, or a token of elements that has its own. */
export function keyOrElement(
  elementScope: ElementScope,
  ...scopes: readonly ApiKeyScope[]
): Caller<KeyServices, KeyOrElement> {
  const [holder, element] = [holderOf(...scopes), elementOf(elementScope)];
  return {
    security: { type: "http", scheme: "bearer", scopes, elementScope },
    refusals: [...holder.refusals, ...refusals, beyondSubjects],
    answerHeaders: rateLimitAnswerHeaders,
    async identify(request, services, operation) {
      if (!isElement(request)) {
        const known = await holder.identify(request, services, operation);
        return isRefusal(known) ? known : { ...known, who: { ...known.who, element: null } };
      }
      const known = await element.identify(request, services, operation);
      return isRefusal(known) ? known : { ...known, who: { ...known.who.key, element: known.who } };
    },
  };
}

/** Anybody, the holder of a key of one of these scopes, or of a token that has its own. Null for the first. */
export function anybodyOrElement(
  elementScope: ElementScope,
  ...scopes: readonly ApiKeyScope[]
): Caller<KeyServices, KeyOrElement | null> {
  const known = keyOrElement(elementScope, ...scopes);
  return {
    security: { type: "http", scheme: "bearer", scopes, elementScope, isOptional: true },
    refusals: known.refusals,
    answerHeaders: Object.fromEntries(
      Object.entries(rateLimitAnswerHeaders).map(([name, header]) => [name, { ...header, isOptional: true }]),
    ),
    identify: (request, services, operation) =>
      isElement(request) || (scopes.length > 0 && bearerOf(request)?.startsWith("cc_"))
        ? known.identify(request, services, operation)
        : { who: null },
  };
}

const isElement = (request: Request) => bearerOf(request)?.startsWith(elementPrefix) ?? false;
