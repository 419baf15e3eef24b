import { revokeApiKey } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import { saveEmbedSites } from "@calcache/configuration";
import { endpoint, isRefusal } from "@calcache/http-edge";
import { leadTo } from "../../api/edge/fields/lead-to.ts";
import { notOurForm, readForm, signedOut } from "../../sign-in/form.ts";
import { remember } from "../../sign-in/notice.ts";
import { applicationsPath, ownSitesApi, revokeKeyApi } from "../../sign-in/paths.ts";
import { noSignInHere, type SignInRoutes } from "../../sign-in/sign-in-routes.ts";
import { sitesIn } from "../input/sites-input.ts";
import { keysSeenToBy } from "./grantable.ts";

export const revokeKeyEndpoint = endpoint("POST", revokeKeyApi, {
  summary: "Revokes a key that the user granted, or one for a team that they administer",
  answers: { 303: null },
  refusals: [noSignInHere, signedOut, notOurForm],
  async handle({ request }, routes: SignInRoutes & { engine: Engine }) {
    const form = await readForm(request, routes);
    if (isRefusal(form)) return form;
    const { userId } = form.user;
    const { db, now } = routes.engine;
    const id = form.fields.get("key") ?? "";
    const of = await keysSeenToBy(userId);
    const isRevoked = await revokeApiKey(db, id, `user ${userId}`, now(), of);
    const notice = { kind: isRevoked ? "key-revoked" : "no-key" } as const;
    return remember(leadTo(applicationsPath), routes.webappUrl, notice);
  },
});

export const ownSitesEndpoint = endpoint("POST", ownSitesApi, {
  summary: "Says which sites may show the user's own booking pages",
  answers: { 303: null },
  refusals: [noSignInHere, signedOut, notOurForm],
  async handle({ request }, routes: SignInRoutes & { engine: Engine }) {
    const form = await readForm(request, routes);
    if (isRefusal(form)) return form;
    const wanted = sitesIn(form.fields);
    if (wanted.ok) await saveEmbedSites(routes.engine.db, { userId: form.user.userId }, wanted.value);
    return remember(
      leadTo(applicationsPath),
      routes.webappUrl,
      wanted.ok ? { kind: "saved" } : { kind: "no-site", text: wanted.error.slice(0, 100) },
    );
  },
});
