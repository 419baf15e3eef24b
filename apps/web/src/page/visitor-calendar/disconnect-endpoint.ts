import { endpoint } from "@calcache/http-edge";
import { leadTo, returning } from "../../api/edge/fields/lead-to.ts";
import { rememberSession, sessionOf } from "./cookies.ts";
import { visitorCalendarPath } from "./visitor-calendar-paths.ts";
import { notHere, type VisitorRoutes } from "./visitor-routes.ts";

export const disconnectEndpoint = endpoint("POST", `${visitorCalendarPath}/disconnect`, {
  summary: "Forgets the guest's calendar, here and in their browser",
  query: returning,
  answers: { 303: null },
  refusals: [notHere],
  async handle({ request, query }, { guests, webappUrl, log }: VisitorRoutes) {
    if (guests === null) return notHere;
    const response = leadTo(query.returnTo);
    const session = sessionOf(request, webappUrl);
    if (session === null) return response;
    try {
      await guests.disconnect(session);
      rememberSession(response, webappUrl, null);
    } catch (error) {
      // The browser keeps its cookie: the page goes on saying that the calendar is connected, which is the truth.
      log.error({ err: error }, "[Guest Calendar] disconnecting failed");
    }
    return response;
  },
});
