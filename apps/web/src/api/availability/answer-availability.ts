import type { Engine } from "@calcache/calendar-cache";
import { readBody } from "@calcache/outlook";
import { findAvailability, findParticipants } from "@calcache/scheduling";
import { z } from "zod";
import { metrics } from "../../process/metrics.ts";
import { cacheHeaders } from "../edge/cache-headers.ts";
import { unexpectedFailure } from "../edge/failure.ts";
import { writeAnswer } from "./availability-answer.ts";
import type { BodyError } from "./availability-request.ts";
import { parseAvailabilityBody } from "./parse-body.ts";
import { namesIn, resolveMembers } from "./resolve-members.ts";

const mostBytes = 128 * 1024;

/** Answers when people can meet, in the shapes of Cronofy's availability API, or says what is wrong with each place of the body. */
export async function answerAvailability(request: Request, engine: Engine): Promise<Response> {
  try {
    const body = await readBody(request, mostBytes);
    if (body.kind === "too large") {
      const refused = refusal(413, "PAYLOAD_TOO_LARGE", `The body may have at most ${mostBytes} bytes`);
      if (!body.drained) refused.headers.set("connection", "close");
      return refused;
    }
    const json = parseJson(body.text);
    if (json === undefined) return refusal(400, "BAD_REQUEST", "The body must be JSON");
    const asked = parseAvailabilityBody(json);
    if (!asked.ok) return invalid(asked.error);
    const query = resolveMembers(asked.value, await findParticipants(engine, namesIn(asked.value)));
    if (!query.ok) return invalid(query.error);

    const { results, cacheStatus, asOf, unavailable } = await findAvailability(engine, query.value);
    metrics().reads.inc({ outcome: cacheStatus });
    return Response.json(writeAnswer(asked.value, results), {
      headers: cacheHeaders({ cacheStatus, asOf, unavailableHosts: unavailable }),
    });
  } catch (error) {
    return unexpectedFailure(engine, error);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(errors: readonly BodyError[]): Response {
  const message = "The body can't be used as it is: errors has each place and what is wrong with it";
  const list = errors.map(({ path, message }) => ({ path: z.core.toDotPath([...path]), message }));
  return refusal(422, "UNPROCESSABLE_ENTITY", message, list);
}

const refusal = (
  status: number,
  code: string,
  message: string,
  errors: readonly { path: string; message: string }[] = [{ path: "", message }],
) =>
  Response.json(
    { status: "error", error: { code, message, errors } },
    { status, headers: { "cache-control": "no-store" } },
  );
