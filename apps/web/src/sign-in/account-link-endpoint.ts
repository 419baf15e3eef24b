import { endpoint } from "@calcache/http-edge";
import { accountLinkPath } from "@calcache/runtime";
import { z } from "zod";
import { leadTo } from "../api/edge/lead-to.ts";
import { linkPagePath, withProblem } from "./paths.ts";
import { leadToMicrosoft, noSignInHere, type SignInRoutes, tooOften } from "./sign-in-routes.ts";

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
    if (!link.ok) return leadTo(withProblem(linkPagePath, link.error.kind));
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
