import { apiKeyScopes } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import { answer, badRequest, endpoint, isRefusal, refusal } from "@calcache/http-edge";
import { findAvailability } from "@calcache/scheduling";
import type { Metrics } from "../../process/metrics.ts";
import { cacheAnswerHeaders, cacheHeaders } from "../edge/answers/cache-headers.ts";
import { countVisit, rateLimitAnswerHeaders, tooOftenFromThere } from "../edge/answers/too-often.ts";
import { anybodyOrHolderOf } from "../edge/callers/api-key.ts";
import { availabilityAnswer, writeAnswer } from "./availability-answer.ts";
import { availabilityBody } from "./availability-body.ts";
import { membersOf } from "./availability-request.ts";
import { findMembers } from "./find-members.ts";
import { resolveMembers } from "./resolve-members.ts";

type Services = { engine: Engine; metrics: Pick<Metrics, "reads"> };

/** Of one address: whoever works something out asks a few times, whoever spies out a team more often. */
const limit = { name: "availability", most: 120, window: 60_000 };

/** Whoever isn't a colleague of theirs sees somebody's time by their own hours only. */
const rulesTakeKey = refusal(
  401,
  "UNAUTHORIZED",
  "availability_rule_ids are for holders of API keys: Authorization: Bearer cc_…",
);
const rulesTakeScope = refusal(
  403,
  "FORBIDDEN",
  "availability_rule_ids take a key of scope free_busy or read_write",
);

/** In the shapes of Cronofy's availability API. */
export const availabilityEndpoint = endpoint("POST", "/api/v2/availability", {
  summary: "When these people can meet",
  caller: anybodyOrHolderOf(...apiKeyScopes),
  body: availabilityBody,
  mostBytes: 128 * 1024,
  answerHeaders: { ...cacheAnswerHeaders, ...rateLimitAnswerHeaders },
  answers: { 200: availabilityAnswer },
  refusals: [tooOftenFromThere, rulesTakeKey, rulesTakeScope],
  async handle({ request, who, body }, { engine, metrics }: Services) {
    const visit = await countVisit(engine, limit, request);
    if (isRefusal(visit)) return visit;
    const members = membersOf(body);
    if (members.some(({ rules }) => rules !== null)) {
      if (who === null) return { ...rulesTakeKey, headers: visit.headers };
      if (!who.scopes.some((scope) => scope === "free_busy" || scope === "read_write"))
        return { ...rulesTakeScope, headers: visit.headers };
    }
    const query = resolveMembers(body, await findMembers(engine, who, members));
    if (!query.ok) return badRequest(query.error);
    const { results, cacheStatus, asOf, unavailable } = await findAvailability(engine, query.value);
    metrics.reads.inc({ outcome: cacheStatus });
    const headers = cacheHeaders({ cacheStatus, asOf, unavailableHosts: unavailable });
    return answer(200, writeAnswer(body, results), { ...visit.headers, ...headers });
  },
});
