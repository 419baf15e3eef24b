import { endpoint } from "@calcache/http-edge";
import { invitationPath } from "@calcache/runtime";
import { z } from "zod";
import { leadTo, ownPathField } from "../api/edge/fields/lead-to.ts";
import { settingsPath, signInApi } from "./paths.ts";
import {
  elsewhere,
  isFromElsewhere,
  leadToMicrosoft,
  noSignInHere,
  type SignInRoutes,
  tooOften,
} from "./sign-in-routes.ts";

export const startEndpoint = endpoint("GET", `${signInApi}/start`, {
  summary: "Leads a user to Microsoft's sign-in, by an invitation if they have one",
  query: z.object({
    returnTo: ownPathField.default(settingsPath),
    invitation: z.string().max(200, "isn't an invitation").optional(),
  }),
  answers: { 303: null },
  refusals: [noSignInHere, elsewhere, tooOften],
  async handle({ request, query: { returnTo, invitation } }, routes: SignInRoutes) {
    const { signIn, hasOwnSessions } = routes;
    if (signIn === null || !hasOwnSessions) return noSignInHere;
    if (isFromElsewhere(request)) return elsewhere;
    const begin = (invitationId: string | null) =>
      leadToMicrosoft(request, routes, signIn, { purpose: "sign_in", invitationId, returnTo }, null);
    if (invitation === undefined) return begin(null);
    const invited = await signIn.invitations.read(invitation);
    // The page of the invitation says what is wrong with it.
    return invited.ok ? begin(invited.value.id) : leadTo(invitationPath(encodeURIComponent(invitation)));
  },
});
