import {
  type ApiKeyInfo,
  apiKeyScopes,
  elementScopeNames,
  findElementSubjects,
  makeElementToken,
  mostElementTokens,
  scopesBeyond,
} from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import { badRequest, endpoint, type Problem, refusal } from "@calcache/http-edge";
import { findOpenedEventTypes } from "@calcache/scheduling";
import { z } from "zod";
import { success, successOf } from "../edge/answers/success.ts";
import { holderOf } from "../edge/callers/api-key.ts";
import { elementTokenBody } from "./element-token-body.ts";

type Services = { engine: Pick<Engine, "db" | "now"> };
type Subjects = z.output<typeof elementTokenBody>["subjects"];

const forBrowsers = refusal(
  403,
  "KEY_FOR_BROWSERS",
  "This key is in browsers itself: make tokens with a key that names no origins, on a server",
);
const beyondKey = refusal(403, "SCOPE_NOT_ALLOWED", "This key can't hand on what it hasn't");
const tooMany = refusal(
  409,
  "TOO_MANY_TOKENS",
  `This key has ${mostElementTokens} tokens that are good: use one for several visitors, or let them expire sooner`,
);

const made = z.object({
  token: z.string(),
  scopes: z.array(z.enum(elementScopeNames)),
  subjects: z.object({
    usernames: z.array(z.string()),
    teamSlugs: z.array(z.string()),
    eventTypeIds: z.array(z.int()),
  }),
  origin: z.string(),
  expiresAt: z.string(),
});

export const elementTokenEndpoint = endpoint("POST", "/api/v2/element-tokens", {
  summary: "A token for elements in pages of one origin: a part of what the key opens, for a day at most",
  caller: holderOf(...apiKeyScopes),
  body: elementTokenBody,
  answers: { 201: successOf(made) },
  refusals: [forBrowsers, beyondKey, tooMany],
  async handle({ who, body }, { engine: { db, now } }: Services) {
    if (who.origins.length > 0) return forBrowsers;
    const beyond = scopesBeyond(who, body.scopes);
    if (beyond.length > 0) return { ...beyondKey, message: `${beyondKey.message}: ${beyond.join(", ")}` };
    const { scopes, origin, expiresInSeconds: seconds } = body;
    const { ids, problems } = await resolve(db, who, body.subjects);
    if (problems.length > 0) return badRequest(problems);
    const token = await makeElementToken(db, who, { scopes, origin, seconds, subjects: ids }, now());
    if (token === null) return tooMany;
    const data = { scopes, origin, subjects: body.subjects, token: token.token };
    const headers = { "cache-control": "no-store" };
    return success(201, { ...data, expiresAt: token.expiresAt.toISOString() }, headers);
  },
});

/** The ids of those that are named, and what is wrong with the other names. The same is said of nobody and of who isn't the key's. */
async function resolve(db: Engine["db"], who: ApiKeyInfo, subjects: Subjects) {
  const { usernames, teamSlugs, eventTypeIds } = subjects;
  const { userIds, teamIds } = await findElementSubjects(db, who, { usernames, teamSlugs });
  const opened = await findOpenedEventTypes(db, who.id, eventTypeIds);
  const problems = [
    ...missing("usernames", userIds, "is nobody whose time this key opens"),
    ...missing("teamSlugs", teamIds, "is no team that this key opens"),
    ...missing(
      "eventTypeIds",
      eventTypeIds.map((id) => (opened.has(id) ? id : null)),
      "is no event type that this key opens",
    ),
  ];
  const there = (ids: readonly (number | null)[]) => ids.flatMap((id) => id ?? []);
  return { problems, ids: { userIds: there(userIds), teamIds: there(teamIds), eventTypeIds } };
}

const missing = (field: string, found: readonly unknown[], message: string): Problem[] =>
  found.flatMap((one, index) => (one === null ? [{ path: `subjects.${field}[${index}]`, message }] : []));
