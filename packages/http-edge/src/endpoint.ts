import type { z } from "zod";
import { type AnswerOf, type Answers, isRefusal, type Outcome, withHeaders } from "./answer.ts";
import type { Caller, Declaration, Endpoint, Method, Once } from "./declaration.ts";
import { parse, parseJson, parseQuery } from "./parse.ts";
import { badRequest } from "./problem.ts";
import { readText } from "./read-text.ts";
import { apiEnvelope, type Refusal, refusal } from "./refusal.ts";

/** There is nothing at a path. */
export const nothingHere = refusal(404, "NOT_FOUND", "There is nothing at this path");

const usualBytes = 64 * 1024;

/** Anybody may call. */
const anybody: Caller<unknown, null> = { security: null, refusals: [], identify: () => ({ who: null }) };

/** What a handler is given of what its endpoint doesn't take. */
const nothing = { ok: true, value: undefined } as const;

/**
 * Declares an endpoint. What comes in is checked before the handler sees it, in this order: who calls (anybody may if nothing
 * is said), the path (404), the query, the size of the body (413), the body (400). The handler answers as it was declared:
 * other statuses, shapes and codes don't compile.
 */
export function endpoint<
  const Declared extends Answers,
  const Code extends string = never,
  Who = null,
  CallerServices = unknown,
  OnceServices = unknown,
  Services = unknown,
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(
  methods: Method | readonly Method[],
  path: `/${string}`,
  declaration: Declaration & {
    answers: Declared;
    refusals?: readonly Refusal<Code>[];
    caller?: Caller<CallerServices, Who>;
    params?: Params;
    query?: Query;
    body?: Body;
    once?: Once<OnceServices>;
    handle: (
      input: {
        request: Request;
        who: Who;
        params: z.output<Params>;
        query: z.output<Query>;
        body: z.output<Body>;
        /** What stands for the `Idempotency-Key` in the database; null where there is none. */
        idempotencyKey: string | null;
      },
      services: Services,
    ) => Promise<AnswerOf<Declared> | Refusal<Code | "BAD_REQUEST">>;
  },
): Endpoint<CallerServices & OnceServices & Services> {
  const { caller = anybody, refusals = [], once, handle, ...data } = declaration;
  const { params, query, body, mostBytes = usualBytes } = data;
  type Input = Parameters<typeof handle>[0];
  return {
    envelope: apiEnvelope,
    automatic: ["HEAD", "OPTIONS"],
    ...data,
    methods: typeof methods === "string" ? [methods] : methods,
    path,
    security: caller.security,
    refusals: [...caller.refusals, ...refusals],
    callerHeaders: caller.answerHeaders ?? {},
    isIdempotent: once !== undefined,
    async answer(request, names, services, failed) {
      const method = request.method === "HEAD" ? "GET" : request.method;
      const known = await caller.identify(request, services, `${method} ${path}`);
      if (isRefusal(known)) return known;
      const outcome = await answerTo(known.who).catch(failed);
      known.answered?.(outcome.status);
      return known.headers ? withHeaders(outcome, known.headers) : outcome;

      async function answerTo(who: Who | null): Promise<Outcome> {
        const named = params ? parse(params, names) : nothing;
        if (!named.ok) return nothingHere;
        const search = query ? parseQuery(query, new URL(request.url).searchParams) : nothing;
        if (!search.ok) return badRequest(search.error);
        const text = body ? await readText(request, mostBytes) : "";
        if (typeof text !== "string") return text;
        const json = body ? parseJson(body, text) : nothing;
        if (!json.ok) return badRequest(json.error);
        const input = { request, who, params: named.value, query: search.value, body: json.value };
        const carryOut = (idempotencyKey: string | null) =>
          handle({ ...input, idempotencyKey } as Input, services);
        return once ? once(services, request, text, carryOut) : carryOut(null);
      }
    },
  };
}
