import type { Connections } from "@calcache/connections";
import { type Outcome, refusal } from "@calcache/http-edge";
import type { CurrentUser } from "@calcache/runtime";
import type { Attempt, SignIn } from "@calcache/sign-in";
import { leadTo } from "../api/edge/fields/lead-to.ts";
import { visitorOf } from "../api/edge/origins/visitor.ts";
import { browserOf, rememberBrowser } from "./cookies.ts";

/** What the routes of sign-in and of users' pages work with. */
export type SignInRoutes = {
  /** Null where no app is registered at Microsoft. */
  signIn: SignIn | null;
  /** Whether users sign in here: a host app may have its own sessions. */
  hasOwnSessions: boolean;
  currentUser: (headers: Headers) => Promise<CurrentUser | null>;
  connections: Connections | null;
  /** The site's address, without a slash at its end. */
  webappUrl: string;
  log: { error: (about: object, message: string) => void };
};

export const noSignInHere = refusal(404, "NOT_FOUND", "Nobody can sign in here");

export const tooOften = refusal(
  429,
  "TOO_MANY_REQUESTS",
  "There were too many sign-ins from your address; please try again in some minutes",
);

/** A link on another site may not begin anything here. */
export const elsewhere = refusal(
  403,
  "FORBIDDEN",
  "This has to be begun on our own page: please go to /settings",
);

/** Whether another site's page sent a browser here. Browsers say so; other programs have no session to lose. */
export const isFromElsewhere = ({ headers }: Pick<Request, "headers">): boolean =>
  headers.get("sec-fetch-site") === "cross-site";

export const retryIn = (seconds: number) => ({
  ...tooOften,
  headers: { "retry-after": String(seconds) },
});

/** Sends a browser to Microsoft, unless it comes too often. @param hint whose account is meant; null lets the user choose */
export async function leadToMicrosoft(
  request: Request,
  { webappUrl }: Pick<SignInRoutes, "webappUrl">,
  signIn: SignIn,
  attempt: Attempt,
  hint: string | null,
): Promise<Extract<Outcome, Response> | ReturnType<typeof retryIn>> {
  const admitted = await signIn.admit(visitorOf(request.headers));
  if (!admitted.ok) return retryIn(admitted.error.retryAfterSeconds);
  const { location, browser } = await signIn.begin(attempt, hint, browserOf(request, webappUrl));
  const response = leadTo(location);
  rememberBrowser(response, webappUrl, browser);
  return response;
}
