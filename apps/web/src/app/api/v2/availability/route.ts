import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import { answerAvailability } from "../../../../availability-api/answer-availability.ts";
import { allowOnly } from "../../../../server/allow-only.ts";

export const POST = (request: Request): Promise<Response> =>
  answerAvailability(request, office365CalendarCache().cache);

const others = allowOnly("POST");

export { others as DELETE, others as GET, others as PATCH, others as PUT };
