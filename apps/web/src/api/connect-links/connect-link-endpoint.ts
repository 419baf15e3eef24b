import { findOpenedUser } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import { badRequest, endpoint, refusal } from "@calcache/http-edge";
import { accountLinkPath } from "@calcache/runtime";
import { findManagedUser, linkLifetimes, type SignIn } from "@calcache/sign-in";
import { z } from "zod";
import { success, successOf } from "../edge/answers/success.ts";
import { holderOf } from "../edge/callers/api-key.ts";
import { rolesOfKey } from "../edge/callers/roles-of-key.ts";
import { email } from "../edge/fields/fields.ts";
import { returnUrl } from "./return-url.ts";

type Services = {
  engine: Engine;
  signIn: SignIn | null;
  operators: ReadonlySet<string>;
  /** The site's address, without a slash at its end. */
  webappUrl: string;
  /** where connect links may lead back to, beside the site itself */
  returnOrigins: ReadonlySet<string>;
};

const nobodyConnects = refusal(
  404,
  "NOT_FOUND",
  "Nobody can connect accounts here: no app is registered at Microsoft",
);
const noSuchUser = refusal(
  404,
  "NOT_FOUND",
  "This key's user is nobody of that address, and administers no team that they are in",
);

export const connectLinkEndpoint = endpoint("POST", "/api/v2/connect-links", {
  summary: "Makes a link by which a user connects an account, from an application's own page and back to it",
  caller: holderOf("read_write"),
  body: z.strictObject({
    return_url: z.string().max(2000, "must have at most 2000 characters"),
    email: email.optional(),
  }),
  answers: { 201: successOf(z.object({ url: z.string(), expiresAt: z.string() })) },
  refusals: [nobodyConnects, noSuchUser],
  async handle({ who, body }, { engine, signIn, operators, webappUrl, returnOrigins }: Services) {
    if (signIn === null) return nobodyConnects;
    const back = returnUrl(body.return_url, new Set([...returnOrigins, new URL(webappUrl).origin]));
    if (back === null) return badRequest([{ path: "return_url", message: notAllowed }]);
    // A key for chosen calendars opens nothing else of its user, and a team's nothing once they have left it.
    if ((await findOpenedUser(engine.db, who, null, "write")) === null) return noSuchUser;
    const roles = await rolesOfKey(engine.db, who, operators);
    const userId =
      body.email === undefined
        ? who.user.id
        : await findManagedUser(engine.db, { ...roles, userId: who.user.id }, body.email);
    if (userId === null) return noSuchUser;
    const wish = { userId, credentialId: null, returnUrl: back };
    const { token, expiresAt } = await signIn.links.create(wish, linkLifetimes.page);
    const url = webappUrl + accountLinkPath(token);
    return success(201, { url, expiresAt: expiresAt.toISOString() });
  },
});

const notAllowed =
  "must be a URL of this site or of an origin in CONNECT_RETURN_ORIGINS, which whoever runs this installation sets";
