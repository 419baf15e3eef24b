import { createHash, timingSafeEqual } from "node:crypto";
import { type CalendarCache, sweep } from "@calcache/calendar-cache";

/** How long a call waits for a sweep that runs elsewhere before it answers that there was nothing for it to do. */
const patience = 20_000;
const budget = 35_000;

/** The keys a caller may show; without any, nobody may call. */
export type CronContext = { cache: CalendarCache; apiKey: string | undefined; secret: string | undefined };

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
    if (!isAllowed(request, context)) return Response.json({ message: "Not authenticated" }, { status: 401 });
    const executedAt = new Date(context.cache.now()).toISOString();
    try {
      const report = await sweep(context.cache, { budget, patience });
      return Response.json({ executedAt, ...report });
    } catch (error) {
      context.cache.log.error({ err: error }, "[Cron] the sweep could not be done");
      return Response.json({ message: "The sweep could not be done; the log says why" }, { status: 503 });
    }
  };
}

/** `?apiKey=` or `Authorization: <CRON_API_KEY>`, or `Authorization: Bearer <CRON_SECRET>`, as cal.com's cron routes take them. */
function isAllowed(request: Request, { apiKey, secret }: CronContext): boolean {
  const shown = [new URL(request.url).searchParams.get("apiKey"), request.headers.get("authorization")];
  const valid = [apiKey, secret && `Bearer ${secret}`];
  return shown.some((key) => valid.some((right) => Boolean(key && right && sameText(key, right))));
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
