import { type Engine, sweep } from "@calcache/calendar-cache";
import { type OperatorKeys, shownKey } from "./operator-key.ts";

/** How long a call waits for a sweep that runs elsewhere before it answers that there was nothing for it to do. */
const patience = 20_000;
const budget = 35_000;

/** The cron route: one sweep for a caller with a valid key. */
export const createCron =
  (engine: Engine, keys: OperatorKeys) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== "GET" && request.method !== "POST") {
      return Response.json(
        { message: "Method not allowed: use GET or POST" },
        { status: 405, headers: { allow: "GET, POST" } },
      );
    }
    if (shownKey(request, keys) !== "valid")
      return Response.json({ message: "Not authenticated" }, { status: 401 });
    const executedAt = new Date(engine.now()).toISOString();
    try {
      const report = await sweep(engine, { budget, patience });
      return Response.json({ executedAt, ...report });
    } catch (error) {
      engine.log.error({ err: error }, "[Cron] the sweep could not be done");
      return Response.json({ message: "The sweep could not be done; the log says why" }, { status: 503 });
    }
  };
