import { apiKeyScopes, type DailyUsage, readUsage, type UsageCounter } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import { badRequest, endpoint } from "@calcache/http-edge";
import { z } from "zod";
import { success, successOf } from "../edge/answers/success.ts";
import { holderOf } from "../edge/callers/api-key.ts";
import { civilDate } from "../edge/fields/fields.ts";

type Services = { engine: Engine; usage: Pick<UsageCounter, "flush">; requestsPerMinute: number };

const day = 86_400_000;
const mostDays = 366;
const usualDays = 30;

const usageOfDay = z.object({
  date: z.string(),
  requests: z.int(),
  operations: z.array(z.object({ operation: z.string(), status: z.int(), requests: z.int() })),
});

export const usageEndpoint = endpoint("GET", "/api/v2/usage", {
  summary: "What this key was used for, by day (UTC)",
  caller: holderOf(...apiKeyScopes),
  query: z.object({ from: civilDate.optional(), to: civilDate.optional() }),
  answers: {
    200: successOf(z.object({ requestsPerMinute: z.int(), days: z.array(usageOfDay) })),
  },
  refusals: [],
  async handle({ who, query }, { engine, usage, requestsPerMinute }: Services) {
    const to = query.to ?? dateOf(engine.now());
    const from = query.from ?? dateOf(Date.parse(to) - (usualDays - 1) * day);
    const days = (Date.parse(to) - Date.parse(from)) / day + 1;
    if (days < 1) return badRequest([{ path: "to", message: "must not be before from" }]);
    if (days > mostDays)
      return badRequest([{ path: "to", message: `must be at most ${mostDays} days after from` }]);
    await usage.flush();
    const found = await readUsage(engine.db, who.id, { from, to });
    return success(200, { requestsPerMinute, days: byDay(found) });
  },
});

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

const byDay = (usage: readonly DailyUsage[]): z.input<typeof usageOfDay>[] =>
  [...Map.groupBy(usage, ({ day }) => day)].map(([date, rows]) => ({
    date,
    requests: rows.reduce((sum, { count }) => sum + count, 0),
    operations: rows.map(({ operation, status, count }) => ({ operation, status, requests: count })),
  }));
