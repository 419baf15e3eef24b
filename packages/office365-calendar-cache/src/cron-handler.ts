import { type Engine, sweep } from "@calcache/calendar-cache";
import { type OperatorKeys, shownKey } from "./operator-key.ts";

/** How long a call waits for a sweep that runs elsewhere before it answers that there was nothing for it to do. */
const patience = 20_000;
const budget = 35_000;

export type CronContext = { engine: Engine; keys: OperatorKeys };

/** The cron route: one sweep for a caller with a valid key. */
export function cronHandler(open: () => Promise<CronContext>): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== "GET" && request.method !== "POST") {
      return Response.json(
        { message: "Method not allowed: use GET or POST" },
        { status: 405, headers: { allow: "GET, POST" } },
      );
    }
    const context = await open();
    if (shownKey(request, context.keys) !== "valid")
      return Response.json({ message: "Not authenticated" }, { status: 401 });
    const executedAt = new Date(context.engine.now()).toISOString();
    try {
      const report = await sweep(context.engine, { budget, patience });
      return Response.json({ executedAt, ...report });
    } catch (error) {
      context.engine.log.error({ err: error }, "[Cron] the sweep could not be done");
      return Response.json({ message: "The sweep could not be done; the log says why" }, { status: 503 });
    }
  };
}
