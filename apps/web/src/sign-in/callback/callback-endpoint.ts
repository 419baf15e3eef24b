import { endpoint } from "@calcache/http-edge";
import type { Finished, SignIn } from "@calcache/sign-in";
import { sessionIn } from "@calcache/sign-in";
import { z } from "zod";
import { leadTo } from "../../api/edge/fields/lead-to.ts";
import { visitorOf } from "../../api/edge/origins/visitor.ts";
import { rememberHint, rememberRefusal } from "../../page/visitor-calendar/cookies.ts";
import { visitorCalendarLink } from "../../page/visitor-calendar/visitor-calendar-paths.ts";
import { browserOf, rememberSession } from "../cookies.ts";
import { type Notice, remember } from "../notice.ts";
import { calendarsPath, consentPagePath, signInApi, signInPagePath, withProblem } from "../paths.ts";
import { leadToMicrosoft, noSignInHere, retryIn, type SignInRoutes, tooOften } from "../sign-in-routes.ts";
import { connect } from "./connect.ts";
import { linkIsBack, linkIsRefused } from "./link-return.ts";

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const answerOfMicrosoft = z.object({
  state: z.string().optional(),
  code: z.string().optional(),
  error: z.string().optional(),
  /** an administrator comes back from their organisation's consent */
  admin_consent: z.string().optional(),
  tenant: z.string().optional(),
});

/** Whatever came of the sign-in, the page that the browser is led to says it in words. */
export const callbackEndpoint = endpoint("GET", `${signInApi}/callback`, {
  summary: "Where Microsoft's sign-in leads users and administrators back to",
  query: answerOfMicrosoft,
  answers: { 303: null },
  refusals: [noSignInHere, tooOften],
  async handle({ request, query }, routes: SignInRoutes) {
    const { signIn } = routes;
    if (signIn === null) return noSignInHere;
    if (query.admin_consent !== undefined) return administratorIsBack(request, query, routes, signIn);
    const { search } = new URL(request.url);
    const finished = await signIn.finish(
      search,
      browserOf(request, routes.webappUrl),
      visitorOf(request.headers),
    );
    if (finished === null) return leadTo(withProblem(signInPagePath, "stale"));
    if (finished.kind === "too-often") return retryIn(finished.retryAfterSeconds);
    return leadOn(request, finished, routes, signIn);
  },
});

/** Anybody may write this query: their organisation is believed once they have signed in there. */
async function administratorIsBack(
  request: Request,
  { error, tenant = "", state = "" }: z.output<typeof answerOfMicrosoft>,
  routes: SignInRoutes,
  signIn: SignIn,
) {
  if (error !== undefined || !guid.test(tenant)) return leadTo(`${consentPagePath}?done=refused`);
  const attempt = {
    purpose: "admin_consent",
    tenantId: tenant.toLowerCase(),
    path: state,
    returnTo: consentPagePath,
  } as const;
  return leadToMicrosoft(request, routes, signIn, attempt, null);
}

async function leadOn(request: Request, finished: Finished, routes: SignInRoutes, signIn: SignIn) {
  const { webappUrl } = routes;
  switch (finished.kind) {
    case "signed-in": {
      const { userId, identity, returnTo } = finished;
      const response = leadTo(returnTo);
      const token = await signIn.sessions.begin(userId, identity, sessionIn(request.headers, webappUrl));
      rememberSession(response, webappUrl, token);
      return response;
    }
    case "connected":
      if (finished.linkId !== null) return linkIsBack(finished, finished.linkId, routes, signIn);
      return remember(leadTo(calendarsPath), webappUrl, await noticeOf(request, finished, routes));
    case "consented":
      return leadTo(`${consentPagePath}?done=granted`);
    case "visitor":
      return visitorIsKnown(finished, webappUrl);
    case "refused":
      return refused(finished, routes, signIn);
  }
}

/** A visitor of an organisation that refuses is sent back, every other on to their calendar. */
function visitorIsKnown(
  { returnTo, identity, isRefused }: Extract<Finished, { kind: "visitor" }>,
  webappUrl: string,
) {
  if (isRefused) {
    const response = leadTo(returnTo);
    rememberRefusal(response, webappUrl);
    return response;
  }
  const response = leadTo(visitorCalendarLink("connect", returnTo));
  rememberHint(response, webappUrl, identity.address);
  return response;
}

/** Whoever began to connect an account must be who comes back with it. */
async function noticeOf(
  request: Request,
  finished: Extract<Finished, { kind: "connected" }>,
  { connections, currentUser, log }: SignInRoutes,
): Promise<Notice> {
  const user = await currentUser(request.headers);
  if (connections === null || user?.userId !== finished.userId) return { kind: "other-user" };
  return connect(connections, finished, log);
}

async function refused(
  { attempt, why }: Extract<Finished, { kind: "refused" }>,
  routes: SignInRoutes,
  signIn: SignIn,
) {
  switch (attempt.purpose) {
    case "admin_consent":
      return leadTo(`${consentPagePath}?done=${why === "other-tenant" ? "other-tenant" : "refused"}`);
    case "connect":
      if (attempt.linkId !== null) return linkIsRefused(why, attempt.linkId, routes, signIn);
      if (why === "needs-admin")
        return leadTo(attempt.tenantId === null ? `${consentPagePath}?of=another` : consentPagePath);
      return remember(leadTo(calendarsPath), routes.webappUrl, {
        kind: why === "cancelled" ? why : "failed",
      });
    case "sign_in":
      return leadTo(withProblem(signInPagePath, why));
    case "visitor":
      return leadTo(attempt.returnTo);
  }
}
