import { createHash } from "node:crypto";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import { objectIdOf } from "../../mailbox/object-id.ts";
import type { Simulation } from "../../simulation.ts";
import { readScopes } from "../consent/scopes.ts";

/** For whom and what an id token is made. */
export type IdTokenRequest = {
  mailbox: Mailbox;
  clientId: string;
  scope: string;
  nonce: string | null;
  lifeSeconds: number;
};

/** An id token as Entra makes it: version 2.0, signed (Microsoft: "ID token claims reference"). */
export function idToken(
  { signingKey, url, now }: Pick<Simulation, "signingKey" | "url" | "now">,
  { mailbox, clientId, scope, nonce, lifeSeconds }: IdTokenRequest,
): Promise<string> {
  const issuedAt = Math.floor(now() / 1000);
  const scopes = readScopes(scope);
  const email = mailbox.kind === "outlook.com" ? mailbox.address : mailbox.mail;
  return signingKey.sign({
    aud: clientId,
    iss: issuerOf(url(), mailbox.tenantId),
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + lifeSeconds,
    ...(scopes.includes("email") && email !== null ? { email } : {}),
    ...(scopes.includes("profile") ? profileOf(mailbox) : {}),
    ...(nonce === null ? {} : { nonce }),
    sub: subjectOf(mailbox, clientId),
    tid: mailbox.tenantId,
    ver: "2.0",
  });
}

/** The issuer of a tenant's tokens. */
export function issuerOf(url: string, tenantId: string): string {
  return `${url}/${tenantId}/v2.0`;
}

function profileOf(mailbox: Mailbox) {
  return {
    name: mailbox.displayName,
    oid: objectIdOf(mailbox),
    preferred_username: mailbox.address,
  };
}

/** Another one for each app. */
function subjectOf({ id }: Mailbox, clientId: string): string {
  return createHash("sha256").update(`${id} ${clientId}`).digest("base64url");
}
