import type { HttpContext } from "../../attend.ts";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Simulation } from "../../simulation.ts";
import type { CallerOperation, MailboxOperation, Operation } from "../protocol/operation.ts";
import type { Reply } from "../protocol/reply.ts";
import { isFailure } from "../protocol/reply.ts";
import type { Caller } from "./caller.ts";
import { identify } from "./caller.ts";
import { targetMailbox } from "./target-mailbox.ts";

/** Who asks for what in whose mailbox, or why the request goes no further. */
export type Parties =
  | { kind: "refused"; refusal: Reply; caller: Caller | null }
  | { kind: "caller"; caller: Caller; operation: CallerOperation }
  | { kind: "mailbox"; caller: Caller; operation: MailboxOperation; mailbox: Mailbox };

/** The parties of a request to Graph. */
export function partiesOf(sim: Simulation, operation: Operation, c: HttpContext): Parties {
  const bearer = /^Bearer\s+(.+)$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
  const { refusal, caller } = identify(sim, bearer);
  if (refusal !== null) return { kind: "refused", refusal, caller };
  if (operation.about === "caller") return { kind: "caller", caller, operation };
  const mailbox = targetMailbox(sim, caller, c.req.param("user"));
  return isFailure(mailbox)
    ? { kind: "refused", refusal: mailbox, caller }
    : { kind: "mailbox", caller, operation, mailbox };
}

/** The mailbox that a request is counted and logged for: the one that is meant, else the user's own. */
export function attendedMailbox(parties: Parties): Mailbox | null {
  if (parties.kind === "mailbox") return parties.mailbox;
  return parties.caller?.kind === "user" ? parties.caller.mailbox : null;
}
