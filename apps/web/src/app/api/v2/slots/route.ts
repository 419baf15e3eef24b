import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import { allowOnly } from "../../../../server/allow-only.ts";
import { rememberedEventTypes } from "../../../../server/remembered-event-types.ts";
import { answerSlots } from "../../../../slots-api/answer-slots.ts";

export const GET = (request: Request): Promise<Response> =>
  answerSlots(new URL(request.url).searchParams, office365CalendarCache().cache, rememberedEventTypes());

const others = allowOnly("GET", "HEAD");

export { others as DELETE, others as PATCH, others as POST, others as PUT };
