import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import { answerAvailability } from "../../../../api/availability/answer-availability.ts";
import { allowOnly } from "../../../../api/edge/allow-only.ts";

export const POST = (request: Request): Promise<Response> =>
  answerAvailability(request, office365CalendarCache().engine);

const others = allowOnly("POST");

export { others as DELETE, others as GET, others as PATCH, others as PUT };
