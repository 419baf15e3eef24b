import type { Connections } from "@calcache/connections";
import { badRequest, isRefusal, isStorable, type Refusal, readText, refusal } from "@calcache/http-edge";
import type { CurrentUser } from "@calcache/runtime";
import type { SignIn } from "@calcache/sign-in";
import { isFromElsewhere, noSignInHere, type SignInRoutes } from "./sign-in-routes.ts";

/** The field in which a form carries what proves that it is ours. */
export const formTokenField = "csrf";

const most = 256 * 1024;

export const signedOut = refusal(401, "UNAUTHORIZED", "You are signed out: please sign in at /settings");
export const notOurForm = refusal(
  403,
  "FORBIDDEN",
  "This form wasn't sent from our page, or is too old: please go back, load the page again and send it once more",
);

/** What a form is signed with: our session, or a host app's user. */
export const formOwner = ({ session, userId }: CurrentUser) => session?.id ?? `user ${userId}`;

export type SentForm = { user: CurrentUser; fields: URLSearchParams; signIn: SignIn };

/** Reads a form of a signed-in user's page, which nobody else can have sent. */
export async function readForm(
  request: Request,
  { signIn, currentUser, webappUrl }: SignInRoutes,
): Promise<SentForm | Refusal<"NOT_FOUND" | "UNAUTHORIZED" | "FORBIDDEN" | "BAD_REQUEST">> {
  if (signIn === null) return noSignInHere;
  const user = await currentUser(request.headers);
  if (user === null) return signedOut;
  if (isSentFromElsewhere(request, webappUrl)) return notOurForm;
  const text = await readText(request, most);
  if (typeof text !== "string") return badRequest([{ path: "", message: "is too large or isn't UTF-8" }]);
  return ownForm(signIn, user, new URLSearchParams(text));
}

/** The same of a page that works with its user's connections. */
export async function readFormOfConnections(
  request: Request,
  routes: SignInRoutes,
): Promise<
  (SentForm & { connections: Connections }) | Exclude<Awaited<ReturnType<typeof readForm>>, SentForm>
> {
  const form = await readForm(request, routes);
  if (isRefusal(form)) return form;
  return routes.connections === null ? noSignInHere : { ...form, connections: routes.connections };
}

/** Whether another site's page sent a form. */
export function isSentFromElsewhere(request: Pick<Request, "headers">, webappUrl: string): boolean {
  const origin = request.headers.get("origin");
  return isFromElsewhere(request) || (origin !== null && origin !== new URL(webappUrl).origin);
}

/** A form with these fields, where it is one of this user's pages. */
export function ownForm(
  signIn: SignIn,
  user: CurrentUser,
  fields: URLSearchParams,
): SentForm | Refusal<"FORBIDDEN" | "BAD_REQUEST"> {
  if (![...fields.values()].every(isStorable))
    return badRequest([{ path: "", message: "holds a character that can't be stored" }]);
  const isOurs = signIn.sessions.isFormToken(fields.get(formTokenField) ?? "", formOwner(user));
  return isOurs ? { user, fields, signIn } : notOurForm;
}
