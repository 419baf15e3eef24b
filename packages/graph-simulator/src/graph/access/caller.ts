import { readScopes } from "../../login/consent/scopes.ts";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Simulation } from "../../simulation.ts";
import type { Reply } from "../protocol/reply.ts";
import { failure } from "../protocol/reply.ts";

/** Who asks: an app for a user, within the scopes of the user's token, or an app by itself, within a tenant. */
export type Caller =
  | { kind: "user"; clientId: string; mailbox: Mailbox; scopes: readonly string[] }
  | { kind: "app"; clientId: string; tenantId: string };

/** The caller; with a refusal if the token is no good, or no good any more. */
export type Identified = { refusal: null; caller: Caller } | { refusal: Reply; caller: Caller | null };

/** Finds out who asks by the bearer token. */
export function identify(sim: Pick<Simulation, "tokens" | "mailboxes" | "now">, bearer: string): Identified {
  if (bearer === "") return { refusal: invalidToken("Access token is empty."), caller: null };
  const caller = callerOf(sim, bearer);
  if (caller === null) return { refusal: invalidToken("IDX14100: JWT is not well formed."), caller };
  const isOver = (sim.tokens.access(bearer)?.expiresAt ?? 0) <= sim.now();
  return isOver
    ? { refusal: invalidToken("Lifetime validation failed, the token is expired."), caller }
    : { refusal: null, caller };
}

function callerOf(
  { tokens, mailboxes }: Pick<Simulation, "tokens" | "mailboxes">,
  bearer: string,
): Caller | null {
  const token = tokens.access(bearer);
  if (token === undefined) return null;
  const { clientId } = token;
  if (token.kind === "app") return { kind: "app", clientId, tenantId: token.tenantId };
  const mailbox = mailboxes.get(token.mailboxId);
  return mailbox === undefined ? null : { kind: "user", clientId, mailbox, scopes: readScopes(token.scope) };
}

function invalidToken(message: string): Reply {
  return failure(401, "InvalidAuthenticationToken", message);
}
