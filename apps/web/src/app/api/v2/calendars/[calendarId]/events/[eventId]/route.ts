import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import { answerDelete, answerGet, answerPut } from "../../../../../../../events-api/answer-event.ts";
import { allowOnly } from "../../../../../../../server/allow-only.ts";

export const PUT = (request: Request): Promise<Response> =>
  answerPut(request, office365CalendarCache().cache);

export const DELETE = (request: Request): Promise<Response> =>
  answerDelete(request, office365CalendarCache().cache);

export const GET = (request: Request): Promise<Response> =>
  answerGet(request, office365CalendarCache().cache);

const others = allowOnly("DELETE", "GET", "HEAD", "PUT");

export { others as PATCH, others as POST };
