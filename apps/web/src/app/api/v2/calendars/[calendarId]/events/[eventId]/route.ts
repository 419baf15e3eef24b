import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import { allowOnly } from "../../../../../../../api/edge/allow-only.ts";
import { answerDelete, answerGet, answerPut } from "../../../../../../../api/events/answer-event.ts";

export const PUT = (request: Request): Promise<Response> =>
  answerPut(request, office365CalendarCache().engine);

export const DELETE = (request: Request): Promise<Response> =>
  answerDelete(request, office365CalendarCache().engine);

export const GET = (request: Request): Promise<Response> =>
  answerGet(request, office365CalendarCache().engine);

const others = allowOnly("DELETE", "GET", "HEAD", "PUT");

export { others as PATCH, others as POST };
