import type { Engine } from "@calcache/calendar-cache";
import { answer, badRequest, endpoint, refusal } from "@calcache/http-edge";
import { type CalendarChange, findChanges, readCursor, writeCursor } from "@calcache/scheduling";
import { z } from "zod";
import { holderOf } from "../edge/api-key.ts";
import { idDigits } from "../edge/fields.ts";
import { inIso, isoTime } from "../edge/in-iso.ts";
import { namesInQuery } from "../edge/names.ts";

type Services = { engine: Engine };

const change = z.object({
  id: z.string(),
  type: z.literal("availability.changed"),
  timestamp: z.string(),
  data: z.object({
    calendar: z.string(),
    usernames: z.array(z.string()),
    range: z.object({ start: z.string(), end: z.string() }),
  }),
});

const tooOld = refusal(
  410,
  "CURSOR_TOO_OLD",
  "Changes aren't kept since then: read free/busy anew, and go on from `next`",
  z.object({ next: z.string() }),
);

export const changesEndpoint = endpoint("GET", "/api/v2/changes", {
  summary: "Which calendars have changed since a cursor; without one, the cursor to begin with",
  caller: holderOf("free_busy", "read_write", "channels"),
  query: z.object({
    since: z.string().optional(),
    calendar_ids: namesInQuery.optional(),
    hosts: namesInQuery.optional(),
    event_types: namesInQuery.pipe(z.array(idDigits)).optional(),
  }),
  answers: { 200: z.object({ data: z.array(change), next: z.string(), more: z.boolean() }) },
  refusals: [tooOld],
  async handle({ who, query }, { engine }: Services) {
    const since = query.since === undefined ? null : readCursor(query.since);
    if (since === null && query.since !== undefined)
      return badRequest([{ path: "since", message: "must be what an answer had as `next`" }]);
    const found = await findChanges(engine, who.id, since, {
      calendars: query.calendar_ids,
      hosts: query.hosts,
      eventTypes: query.event_types,
    });
    if (!found.ok) return { ...tooOld, more: { next: writeCursor(found.error.beginWith) } };
    const { changes, next, more } = found.value;
    return answer(200, { data: changes.map(shown), next: writeCursor(next), more });
  },
});

const shown = ({ id, at, calendar, usernames, range }: CalendarChange): z.input<typeof change> => ({
  id,
  type: "availability.changed",
  timestamp: isoTime(at),
  data: {
    calendar,
    usernames,
    range: inIso({ start: range.start * 60_000, end: range.end * 60_000 }),
  },
});
