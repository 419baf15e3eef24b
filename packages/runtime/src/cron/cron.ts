import { type Engine, sweep } from "@calcache/calendar-cache";
import { answer, endpoint, type Handler, messageEnvelope, serveAnywhere } from "@calcache/http-edge";
import { isDatabaseFailure } from "@calcache/prisma";
import { z } from "zod";
import { type OperatorKeys, operator } from "./operator-key.ts";

/** How long a call waits for a sweep that runs elsewhere before it answers that there was nothing for it to do. */
const patience = 20_000;
const budget = 35_000;

const report = z.object({
  executedAt: z.string(),
  watched: z.int(),
  renewed: z.int(),
  unwatched: z.int(),
  polled: z.int(),
  failed: z.int(),
  errors: z.array(z.string()),
});

const cronEndpoint = endpoint(["GET", "POST"], "/api/calendar-cache/cron", {
  summary: "One sweep",
  caller: operator,
  envelope: messageEnvelope,
  automatic: [],
  answers: { 200: report },
  async handle(_, { engine }: { engine: Engine }) {
    const executedAt = new Date(engine.now()).toISOString();
    return answer(200, { executedAt, ...(await sweep(engine, { budget, patience })) });
  },
});

/** The cron route, wherever it is mounted: one sweep for a caller with a valid key. */
export const createCron = (engine: Engine, keys: OperatorKeys): Handler =>
  serveAnywhere(cronEndpoint, () => ({ engine, keys }), {
    isAway: isDatabaseFailure,
    log: () => engine.log,
  });
