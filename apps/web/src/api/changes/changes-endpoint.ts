import type { Engine } from "@calcache/calendar-cache";
import { findChanges } from "@calcache/channels";
import { answer, badRequest, endpoint, refusal } from "@calcache/http-edge";
import { readCursor, writeCursor } from "@calcache/scheduling";
import { z } from "zod";
import { forbidden, holderOf } from "../edge/callers/api-key.ts";
import { changeShown, showChange } from "./change-shown.ts";
import { changesQuery, filtersFor } from "./changes-query.ts";

type Services = { engine: Engine };

const tooOld = refusal(
  410,
  "CURSOR_TOO_OLD",
  "Changes aren't kept since then: read free/busy and bookings anew, and go on from `next`",
  z.object({ next: z.string() }),
);

export const changesEndpoint = endpoint("GET", "/api/v2/changes", {
  summary:
    "What has changed since a cursor, of calendars, bookings and accounts; without one, the cursor to begin with",
  caller: holderOf("free_busy", "read_write", "channels"),
  query: changesQuery,
  answers: { 200: z.object({ data: z.array(changeShown), next: z.string(), more: z.boolean() }) },
  refusals: [tooOld, forbidden],
  async handle({ who, query }, { engine }: Services) {
    const since = query.since === undefined ? null : readCursor(query.since);
    if (since === null && query.since !== undefined)
      return badRequest([{ path: "since", message: "must be what an answer had as `next`" }]);
    const filters = filtersFor(who.scopes, query);
    if (filters === null)
      return { ...forbidden, message: `${forbidden.message}: bookings take channels or read_write` };
    const found = await findChanges(engine, who.id, since, filters);
    if (!found.ok) return { ...tooOld, more: { next: writeCursor(found.error.beginWith) } };
    const { changes, next, more } = found.value;
    return answer(200, { data: changes.map(showChange), next: writeCursor(next), more });
  },
});
