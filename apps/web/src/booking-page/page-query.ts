import { isTimeZone, type Minute, type Month } from "@calcache/availability";
import { z } from "zod";
import type { CivilDate } from "./civil-date.ts";

/** A URL's query as Next.js hands it to a page. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** How the slots are laid out: a month's calendar, a week by the hour, a week's lists. */
export type Layout = "month_view" | "week_view" | "column_view";

/** What a visitor asks a booking page to show; null where they don't say, or not in a way that can be used. */
export type PageQuery = {
  layout: Layout;
  month: Month | null;
  date: CivilDate | null;
  /** The start of the slot they chose. */
  slot: Minute | null;
  timeZone: string | null;
  serveCache: boolean | null;
};

const orNothing = <Value>(schema: z.ZodType<Value>) => schema.nullable().catch(null);

const parameters = z.object({
  layout: z.enum(["month_view", "week_view", "column_view"]).catch("month_view"),
  month: orNothing(z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/)),
  date: orNothing(z.iso.date()),
  slot: orNothing(z.iso.datetime().transform((text) => Date.parse(text) / 60_000)),
  "cal.tz": orNothing(z.string().refine(isTimeZone)),
  "cal.cache": orNothing(z.enum(["true", "false"]).transform((text) => text === "true")),
});

/** Reads a booking page's query; what it can't use it ignores. */
export function parsePageQuery(search: SearchParams): PageQuery {
  const { "cal.tz": timeZone, "cal.cache": serveCache, ...rest } = parameters.parse(firstOfEach(search));
  return { ...rest, timeZone, serveCache };
}

/** Of a parameter that is given several times, the first counts. */
export function firstOfEach(search: SearchParams): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name, first]];
    }),
  );
}
