import { askAgain, isAwaited } from "@calcache/connections";
import { endpoint, isStorable, readText } from "@calcache/http-edge";
import { accountLinkPath } from "@calcache/runtime";
import type { LinkFailure, SignIn } from "@calcache/sign-in";
import { z } from "zod";
import { leadTo } from "../api/edge/fields/lead-to.ts";
import { remember } from "./notice.ts";
import { linkPagePath, renewLinkApi, withProblem } from "./paths.ts";
import {
  elsewhere,
  isFromElsewhere,
  leadToMicrosoft,
  noSignInHere,
  type SignInRoutes,
  tooOften,
} from "./sign-in-routes.ts";

/** Whoever has the link may use it: it comes from an application's page or a mail, where nobody is signed in here. */
export const accountLinkEndpoint = endpoint("GET", accountLinkPath("{token}"), {
  summary: "Leads whoever has a link to Microsoft, to connect an account",
  params: z.object({ token: z.string().max(200) }),
  answers: { 303: null },
  refusals: [noSignInHere, tooOften],
  async handle({ request, params: { token } }, routes: SignInRoutes) {
    const { signIn } = routes;
    if (signIn === null) return noSignInHere;
    const link = await signIn.links.read(token);
    if (!link.ok) return over(token, link.error.kind, routes, signIn);
    const { id: linkId, userId, account } = link.value;
    const credentialId = account?.credentialId ?? null;
    const aim = { purpose: "connect", userId, credentialId, tenantId: null, linkId } as const;
    return leadToMicrosoft(
      request,
      routes,
      signIn,
      { ...aim, returnTo: linkPagePath },
      account?.address ?? null,
    );
  },
});

/**
 * A page says what is wrong with a link. Of one in a mail that is too old, a new one can be asked for there; so it can where one was used and
 * its account waits all the same: the process that used it was killed meanwhile, or the account has failed again.
 */
async function over(
  token: string,
  kind: LinkFailure["kind"],
  { webappUrl, connections }: SignInRoutes,
  { links }: SignIn,
) {
  const account = kind === "expired" || kind === "used" ? await links.accountOf(token) : null;
  const canRenew =
    account !== null &&
    (kind === "expired" || (connections !== null && (await isAwaited(connections.engine, account))));
  return canRenew
    ? remember(leadTo(linkPagePath), webappUrl, { kind: "old-link", token })
    : leadTo(withProblem(linkPagePath, kind));
}

const mostBytes = 4096;

/** Whoever has an old link may have another one sent to its owner, and to nobody else. */
export const renewLinkEndpoint = endpoint("POST", renewLinkApi, {
  summary: "Sends a new link to the owner of the account that an old one was for",
  answers: { 303: null },
  refusals: [noSignInHere, elsewhere],
  async handle({ request }, { signIn, connections, webappUrl }: SignInRoutes) {
    if (signIn === null || connections === null) return noSignInHere;
    if (isFromElsewhere(request)) return elsewhere;
    const text = await readText(request, mostBytes);
    const token = typeof text === "string" ? new URLSearchParams(text).get("token") : null;
    const credentialId = token === null || !isStorable(token) ? null : await signIn.links.accountOf(token);
    if (credentialId === null) return leadTo(withProblem(linkPagePath, "invalid"));
    const asked = await askAgain(connections.engine, credentialId);
    return remember(leadTo(linkPagePath), webappUrl, asked.ok ? { kind: "asked" } : asked.error);
  },
});
