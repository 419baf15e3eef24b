import { endpoint, isRefusal } from "@calcache/http-edge";
import { sessionIn } from "@calcache/sign-in";
import { leadTo } from "../api/edge/fields/lead-to.ts";
import { rememberSession } from "./cookies.ts";
import { notOurForm, readForm, signedOut } from "./form.ts";
import { signInPagePath, signOutApi, withProblem } from "./paths.ts";
import { noSignInHere, type SignInRoutes } from "./sign-in-routes.ts";

export const signOutEndpoint = endpoint("POST", signOutApi, {
  summary: "Ends the session of this browser",
  answers: { 303: null },
  refusals: [noSignInHere, signedOut, notOurForm],
  async handle({ request }, routes: SignInRoutes) {
    const form = await readForm(request, routes);
    if (isRefusal(form)) return form;
    const token = sessionIn(request.headers, routes.webappUrl);
    if (token !== null) await form.signIn.sessions.end(token);
    const response = leadTo(withProblem(signInPagePath, "signed-out"));
    rememberSession(response, routes.webappUrl, null);
    return response;
  },
});
