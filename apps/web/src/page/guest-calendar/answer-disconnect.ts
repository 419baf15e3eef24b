import type { NextRequest, NextResponse } from "next/server";
import type { GuestRoutes } from "./answer-connect.ts";
import { leadTo, refuse, refuseReturn } from "./answers.ts";
import { rememberSession, sessionCookie, sessionIn } from "./cookies.ts";
import { ownPath } from "./own-path.ts";

/** `POST …/disconnect?returnTo=/team/…`: forgets the guest's calendar, here and in their browser. */
export async function answerDisconnect(
  request: NextRequest,
  { guests, webappUrl, log }: GuestRoutes,
): Promise<NextResponse> {
  if (guests === null) return refuse(404, "NOT_FOUND", "No calendars can be connected here");
  const returnTo = ownPath(request.nextUrl.searchParams.get("returnTo"));
  if (returnTo === null) return refuseReturn();
  const response = leadTo(returnTo);
  const session = sessionIn(request.cookies.get(sessionCookie)?.value);
  if (session === null) return response;
  try {
    await guests.disconnect(session);
    rememberSession(response, webappUrl, null);
  } catch (error) {
    // The browser keeps its cookie: the page goes on saying that the calendar is connected, which is the truth.
    log.error({ err: error }, "[Guest Calendar] disconnecting failed");
  }
  return response;
}
