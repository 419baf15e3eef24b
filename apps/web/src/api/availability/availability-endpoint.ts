import type { Engine } from "@calcache/calendar-cache";
import { answer, badRequest, endpoint, isRefusal } from "@calcache/http-edge";
import { findAvailability, findParticipantsInAnyCase } from "@calcache/scheduling";
import type { Metrics } from "../../process/metrics.ts";
import { cacheAnswerHeaders, cacheHeaders } from "../edge/cache-headers.ts";
import { countVisit, rateLimitAnswerHeaders, tooOftenFromThere } from "../edge/too-often.ts";
import { availabilityAnswer, writeAnswer } from "./availability-answer.ts";
import { availabilityBody } from "./availability-body.ts";
import { namesIn, resolveMembers } from "./resolve-members.ts";

type Services = { engine: Engine; metrics: Pick<Metrics, "reads"> };

/** Of one address: whoever works something out asks a few times, whoever spies out a team more often. */
const limit = { name: "availability", most: 120, window: 60_000 };

/** In the shapes of Cronofy's availability API. */
export const availabilityEndpoint = endpoint("POST", "/api/v2/availability", {
  summary: "When these people can meet",
  body: availabilityBody,
  mostBytes: 128 * 1024,
  answerHeaders: { ...cacheAnswerHeaders, ...rateLimitAnswerHeaders },
  answers: { 200: availabilityAnswer },
  refusals: [tooOftenFromThere],
  async handle({ request, body }, { engine, metrics }: Services) {
    const visit = await countVisit(engine, limit, request);
    if (isRefusal(visit)) return visit;
    const query = resolveMembers(body, await findParticipantsInAnyCase(engine, namesIn(body)));
    if (!query.ok) return badRequest(query.error);
    const { results, cacheStatus, asOf, unavailable } = await findAvailability(engine, query.value);
    metrics.reads.inc({ outcome: cacheStatus });
    const headers = cacheHeaders({ cacheStatus, asOf, unavailableHosts: unavailable });
    return answer(200, writeAnswer(body, results), { ...visit.headers, ...headers });
  },
});
