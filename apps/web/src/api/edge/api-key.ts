import { type ApiKeyInfo, type ApiKeyScope, findApiKey } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import { type Caller, refusal } from "@calcache/http-edge";

const unauthorized = {
  ...refusal(401, "UNAUTHORIZED", "Send an API key: Authorization: Bearer cc_…"),
  headers: { "www-authenticate": "Bearer" },
};

const forbidden = refusal(403, "FORBIDDEN", "The scopes of this key don't allow that");

/** Whoever holds an API key of one of these scopes. */
export const holderOf = (
  ...scopes: readonly ApiKeyScope[]
): Caller<{ engine: Pick<Engine, "db" | "now"> }, ApiKeyInfo> => ({
  security: { type: "http", scheme: "bearer", scopes },
  refusals: [unauthorized, forbidden],
  async identify(request, { engine }) {
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
    const key = bearer === undefined ? null : await findApiKey(engine.db, bearer, engine.now());
    if (!key) return unauthorized;
    if (scopes.some((scope) => key.scopes.includes(scope))) return { who: key };
    return { ...forbidden, message: `${forbidden.message}: it takes ${scopes.join(" or ")}` };
  },
});
