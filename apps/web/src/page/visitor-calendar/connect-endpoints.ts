import { createHash, randomBytes } from "node:crypto";
import { endpoint, refusal } from "@calcache/http-edge";
import { refusedBy } from "@calcache/sign-in";
import { z } from "zod";
import { leadTo, returning } from "../../api/edge/fields/lead-to.ts";
import { ownPath } from "../../api/edge/fields/own-path.ts";
import { leadToMicrosoft, tooOften } from "../../sign-in/sign-in-routes.ts";
import {
  hintOf,
  rememberRefusal,
  rememberSession,
  rememberSignIn,
  type SignIn,
  sessionOf,
  signInOf,
} from "./cookies.ts";
import { type ConnectionProblem, problemParameter, visitorCalendarPath } from "./visitor-calendar-paths.ts";
import { notHere, type VisitorRoutes } from "./visitor-routes.ts";

const redirectUri = (webappUrl: string) => `${webappUrl}${visitorCalendarPath}/callback`;

export const connectEndpoint = endpoint("GET", `${visitorCalendarPath}/connect`, {
  summary: "Leads a guest to Microsoft's sign-in, from where they come back to the callback",
  query: returning,
  answers: { 303: null },
  refusals: [notHere, tooOften],
  async handle({ request, query: { returnTo } }, routes: VisitorRoutes) {
    const { guests, signIn, webappUrl } = routes;
    if (guests === null) return notHere;
    const hint = hintOf(request, webappUrl);
    // Where an organisation is known to refuse, the visitor says first at which they are, so that they aren't sent into it.
    if (hint === null && signIn !== null && (await signIn.isAnyRefusedToVisitors()))
      return leadToMicrosoft(request, routes, signIn, { purpose: "visitor", returnTo }, null);
    const state = randomBytes(24).toString("base64url");
    const codeVerifier = randomBytes(48).toString("base64url");
    const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
    const response = leadTo(
      guests.signInUrl({ redirectUri: redirectUri(webappUrl), state, codeChallenge, hint }),
    );
    rememberSignIn(response, webappUrl, { state, codeVerifier, returnTo });
    return response;
  },
});

const answerOfMicrosoft = z.object({
  state: z.string().optional(),
  code: z.string().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
  error_subcode: z.string().optional(),
});
type AnswerOfMicrosoft = z.output<typeof answerOfMicrosoft>;

const noSignIn = refusal(
  400,
  "BAD_REQUEST",
  "This sign-in is too old, or was begun in another browser. Please go back to the page you came from and connect again",
);

/** Whatever came of the sign-in, the page that the guest is led back to says it in its own words. */
export const callbackEndpoint = endpoint("GET", `${visitorCalendarPath}/callback`, {
  summary: "Where Microsoft's sign-in leads back to",
  query: answerOfMicrosoft,
  answers: { 303: null },
  refusals: [notHere, noSignIn],
  async handle({ request, query }, routes: VisitorRoutes) {
    const { guests, webappUrl, log } = routes;
    if (guests === null) return notHere;
    const signIn = signInOf(request, webappUrl);
    const returnTo = ownPath(signIn?.returnTo ?? null);
    if (signIn === null || returnTo === null) return noSignIn;
    // It may be another tab's, whose sign-in began later and is still under way.
    if (query.state !== signIn.state) return leadTo(withProblem(returnTo, "failed"));
    const outcome = await finish(request, query, routes, guests, signIn).catch((error) => {
      log.error({ err: error }, "[Guest Calendar] a sign-in failed");
      return "failed" as const;
    });
    const isProblem = outcome === "cancelled" || outcome === "failed";
    const response = leadTo(isProblem ? withProblem(returnTo, outcome) : returnTo);
    if (outcome === "needs-admin") rememberRefusal(response, webappUrl);
    rememberSignIn(response, webappUrl, null);
    if (typeof outcome !== "string") rememberSession(response, webappUrl, outcome.session);
    return response;
  },
});

async function finish(
  request: Request,
  { code, ...answer }: AnswerOfMicrosoft,
  { webappUrl, log }: VisitorRoutes,
  guests: NonNullable<VisitorRoutes["guests"]>,
  { codeVerifier }: SignIn,
): Promise<{ session: string } | ConnectionProblem | "needs-admin"> {
  const { error } = answer;
  const refused = error === undefined ? null : refusedBy({ ...answer, error });
  if (refused === "cancelled" || refused === "needs-admin") return refused;
  if (code === undefined) {
    // Anybody may write this query: a word of the protocol is logged, nothing else.
    log.warn(
      { code: /^[a-z_]{1,40}$/.test(error ?? "") ? error : null },
      "[Guest Calendar] no code came back",
    );
    return "failed";
  }
  const connected = await guests.connect({ code, redirectUri: redirectUri(webappUrl), codeVerifier });
  if (!connected.ok) return "failed";
  const before = sessionOf(request, webappUrl);
  if (before !== null) await guests.disconnect(before);
  return { session: connected.value };
}

function withProblem(path: string, problem: ConnectionProblem): string {
  const [pathname = "/", search] = path.split(/\?(.*)/s);
  const query = new URLSearchParams(search);
  query.set(problemParameter, problem);
  return `${pathname}?${query}`;
}
