import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Simulation } from "../../simulation.ts";
import type { Reply } from "../protocol/reply.ts";
import { accessDenied, badRequest, failure } from "../protocol/reply.ts";
import type { Caller } from "./caller.ts";

/**
 * The mailbox that a path means: `me`, or the user of this id, address or user principal name. A user's token opens its own mailbox
 * only; an app's own has no `me`, and sees the mailboxes of its tenant.
 */
export function targetMailbox(
  sim: Pick<Simulation, "mailboxes">,
  caller: Caller,
  user: string | undefined,
): Mailbox | (Reply & { failed: true }) {
  if (user === undefined) {
    return caller.kind === "user"
      ? caller.mailbox
      : badRequest("/me request is only valid with delegated authentication flow.");
  }
  const named = sim.mailboxes.find(user);
  const isUnknown = named === undefined || (caller.kind === "app" && named.tenantId !== caller.tenantId);
  if (isUnknown) return failure(404, "ErrorInvalidUser", `The requested user '${user}' is invalid.`);
  return caller.kind === "app" || named.id === caller.mailbox.id ? named : accessDenied();
}
