import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Simulation } from "../../simulation.ts";
import type { Caller } from "../access/caller.ts";
import type { Permission } from "../access/permissions.ts";
import type { Preferences } from "./prefer.ts";
import type { Reply } from "./reply.ts";

/** A Graph request as an operation sees it: authenticated, its preferences read. */
export type CallerCall = {
  sim: Simulation;
  caller: Caller;
  /** As the client called it, so that links in the answer lead back the same way. */
  url: URL;
  query: URLSearchParams;
  headers: Headers;
  preferences: Preferences;
  /** Decoded path parameter; empty if the path has none of this name. */
  param: (name: string) => string;
  /** The JSON body; `undefined` if there is none or it isn't JSON. */
  body: unknown;
  /** Answers another Graph request on this one's connection. */
  dispatch: (request: Request) => Promise<Response>;
  /** Metadata URL for `@odata.context`. */
  context: (entity: string) => string;
};

/** A request about a mailbox that the caller may do this in. */
export type GraphCall = CallerCall & { mailbox: Mailbox };

type Described = {
  /** Its name in the request log and in fault matches. */
  name: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Path under /v1.0; `{mailbox}` stands for both `/me` and `/users/:user`. */
  path: string;
};
export type MailboxOperation = Described & {
  about: "mailbox";
  /** Whether it is one of Outlook's, for which Outlook's throttling limits hold. */
  outlook: boolean;
  needs: Permission;
  handle: (call: GraphCall) => Reply | Promise<Reply>;
};
export type CallerOperation = Described & {
  about: "caller";
  handle: (call: CallerCall) => Reply | Promise<Reply>;
};
/** One API call of Graph. */
export type Operation = MailboxOperation | CallerOperation;

/** Operations on what is in mailboxes, all of which need the same permission. */
export function outlookOperations(
  needs: Permission,
  operations: (Described & Pick<MailboxOperation, "handle">)[],
): MailboxOperation[] {
  return operations.map((operation) => ({ ...operation, about: "mailbox", outlook: true, needs }));
}
