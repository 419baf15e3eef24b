import { createHash, randomBytes } from "node:crypto";
import type { Log } from "@calcache/calendar-cache";
import type { VisitorCalendars } from "@calcache/outlook";
import type { NextRequest, NextResponse } from "next/server";
import { leadTo, refuse, refuseReturn } from "./answers.ts";
import { rememberSession, rememberSignIn, sessionCookie, sessionIn, signInOf } from "./cookies.ts";
import { type ConnectionProblem, guestCalendarPath, problemParameter } from "./guest-calendar-paths.ts";
import { ownPath } from "./own-path.ts";

/** What the routes of guests' calendars work with. */
export type GuestRoutes = {
  /** Null where no app is registered that guests could sign in to. */
  guests: Pick<VisitorCalendars, "signInUrl" | "connect" | "disconnect"> | null;
  /** The site's address, without a slash at its end. */
  webappUrl: string;
  log: Pick<Log, "warn" | "error">;
};

const redirectUri = (webappUrl: string) => `${webappUrl}${guestCalendarPath}/callback`;

/** `GET …/connect?returnTo=/team/…`: leads a guest to Microsoft's sign-in, from where they come back to the callback. */
export function answerConnect(request: NextRequest, { guests, webappUrl }: GuestRoutes): NextResponse {
  if (guests === null) return refuse(404, "NOT_FOUND", "No calendars can be connected here");
  const returnTo = ownPath(request.nextUrl.searchParams.get("returnTo"));
  if (returnTo === null) return refuseReturn();
  const state = randomBytes(24).toString("base64url");
  const codeVerifier = randomBytes(48).toString("base64url");
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const response = leadTo(guests.signInUrl({ redirectUri: redirectUri(webappUrl), state, codeChallenge }));
  rememberSignIn(response, webappUrl, { state, codeVerifier, returnTo });
  return response;
}

/**
 * `GET …/callback`: where Microsoft leads back to. Whatever came of the sign-in, the guest is led back to the page that
 * they came from, which says it in its own words.
 */
export async function answerCallback(request: NextRequest, routes: GuestRoutes): Promise<NextResponse> {
  const { guests, webappUrl, log } = routes;
  if (guests === null) return refuse(404, "NOT_FOUND", "No calendars can be connected here");
  const signIn = signInOf(request);
  const returnTo = ownPath(signIn?.returnTo ?? null);
  if (signIn === null || returnTo === null)
    return refuse(
      400,
      "BAD_REQUEST",
      "This sign-in is too old, or was begun in another browser. Please go back to the page you came from and connect again",
    );
  const query = request.nextUrl.searchParams;
  // It may be another tab's, whose sign-in began later and is still under way.
  if (query.get("state") !== signIn.state) return leadTo(withProblem(returnTo, "failed"));
  const outcome = await finish(request, routes, guests, signIn).catch((error) => {
    log.error({ err: error }, "[Guest Calendar] a sign-in failed");
    return "failed" as const;
  });
  const response = leadTo(typeof outcome === "string" ? withProblem(returnTo, outcome) : returnTo);
  rememberSignIn(response, webappUrl, null);
  if (typeof outcome !== "string") rememberSession(response, webappUrl, outcome.session);
  return response;
}

async function finish(
  request: NextRequest,
  { webappUrl, log }: GuestRoutes,
  guests: NonNullable<GuestRoutes["guests"]>,
  { codeVerifier }: { codeVerifier: string },
): Promise<{ session: string } | ConnectionProblem> {
  const query = request.nextUrl.searchParams;
  const [code, error] = [query.get("code"), query.get("error")];
  if (error === "access_denied") return "cancelled";
  if (code === null) {
    // Anybody may write this query: a word of the protocol is logged, nothing else.
    log.warn(
      { code: /^[a-z_]{1,40}$/.test(error ?? "") ? error : null },
      "[Guest Calendar] no code came back",
    );
    return "failed";
  }
  const connected = await guests.connect({ code, redirectUri: redirectUri(webappUrl), codeVerifier });
  if (!connected.ok) return "failed";
  const before = sessionIn(request.cookies.get(sessionCookie)?.value);
  if (before !== null) await guests.disconnect(before);
  return { session: connected.value };
}

function withProblem(path: string, problem: ConnectionProblem): string {
  const [pathname = "/", search] = path.split(/\?(.*)/s);
  const query = new URLSearchParams(search);
  query.set(problemParameter, problem);
  return `${pathname}?${query}`;
}
