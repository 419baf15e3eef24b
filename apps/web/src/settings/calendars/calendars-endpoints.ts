import { chooseCalendars, disconnectAccount, partingFrom } from "@calcache/connections";
import { endpoint, isRefusal } from "@calcache/http-edge";
import { z } from "zod";
import { leadTo } from "../../api/edge/fields/lead-to.ts";
import { notOurForm, readFormOfConnections, signedOut } from "../../sign-in/form.ts";
import { remember } from "../../sign-in/notice.ts";
import {
  calendarsApi,
  calendarsPath,
  connectApi,
  consentPagePath,
  disconnectApi,
  signInPagePath,
} from "../../sign-in/paths.ts";
import {
  elsewhere,
  isFromElsewhere,
  leadToMicrosoft,
  noSignInHere,
  type SignInRoutes,
  tooOften,
} from "../../sign-in/sign-in-routes.ts";
import { accountIdIn, choiceIn } from "../input/form-fields.ts";
import { isOfTenant } from "../is-of-tenant.ts";

const accountId = z
  .string()
  .regex(/^\d{1,9}$/, "must be an account's id")
  .transform(Number);

export const connectEndpoint = endpoint("GET", connectApi, {
  summary: "Leads a user to Microsoft, to connect an account",
  query: z.object({
    /** the connected account that has to come back */
    account: accountId.optional(),
    /** the one that the user is signed in with, or one that they choose */
    which: z.enum(["mine", "another"], "must be mine or another").default("mine"),
    /** although the organisation is known to refuse */
    anyway: z.literal("true", "must be true").optional(),
  }),
  answers: { 303: null },
  refusals: [noSignInHere, elsewhere, tooOften],
  async handle({ request, query: { account, which, anyway } }, routes: SignInRoutes) {
    const { signIn, connections, currentUser } = routes;
    if (signIn === null || connections === null) return noSignInHere;
    if (isFromElsewhere(request)) return elsewhere;
    const user = await currentUser(request.headers);
    if (user === null) return leadTo(signInPagePath);
    const { userId, session } = user;
    const expected = account === undefined ? null : await partingFrom(connections, userId, account);
    if (account !== undefined && expected === null)
      return remember(leadTo(calendarsPath), routes.webappUrl, { kind: "removed" });
    const hint = expected?.address ?? (which === "mine" ? session?.address : null) ?? null;
    const tenantId = session !== null && hint !== null && isOfTenant(hint, session) ? session.tenantId : null;
    const credentialId = account ?? null;
    if (tenantId !== null && anyway === undefined) {
      const whose = { credentialId, tid: tenantId, address: hint };
      if (await signIn.isRefused(whose)) return leadTo(consentPagePath);
    }
    const aim = {
      purpose: "connect",
      userId,
      credentialId,
      tenantId,
      linkId: null,
    } as const;
    return leadToMicrosoft(request, routes, signIn, { ...aim, returnTo: calendarsPath }, hint);
  },
});

export const chooseEndpoint = endpoint("POST", calendarsApi, {
  summary: "Chooses the calendars that close a user's time, and the one that takes their bookings",
  answers: { 303: null },
  refusals: [noSignInHere, signedOut, notOurForm],
  async handle({ request }, routes: SignInRoutes) {
    const form = await readFormOfConnections(request, routes);
    if (isRefusal(form)) return form;
    const chosen = await chooseCalendars(form.connections, form.user.userId, choiceIn(form.fields));
    const response = leadTo(calendarsPath);
    return remember(response, routes.webappUrl, chosen.ok ? { kind: "saved" } : chosen.error);
  },
});

export const disconnectEndpoint = endpoint("POST", disconnectApi, {
  summary: "Forgets a user's account",
  answers: { 303: null },
  refusals: [noSignInHere, signedOut, notOurForm],
  async handle({ request }, routes: SignInRoutes) {
    const form = await readFormOfConnections(request, routes);
    if (isRefusal(form)) return form;
    const { connections, user } = form;
    const { userId } = user;
    const id = accountIdIn(form.fields);
    const parting = id === null ? null : await partingFrom(connections, userId, id);
    const isGone = id !== null && parting !== null && (await disconnectAccount(connections, userId, id));
    const notice = isGone
      ? ({ kind: "disconnected", address: parting.address } as const)
      : ({ kind: "removed" } as const);
    return remember(leadTo(calendarsPath), routes.webappUrl, notice);
  },
});
