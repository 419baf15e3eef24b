import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Simulation } from "../../simulation.ts";
import type { Preferences } from "./prefer.ts";
import type { Reply } from "./reply.ts";

/** A Graph request as an operation sees it: authenticated, its mailbox found, its preferences read. */
export type GraphCall = {
  sim: Simulation;
  mailbox: Mailbox;
  /** App id the token was issued to. */
  clientId: string;
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

/** One API call of Graph. */
export type Operation = {
  /** Its name in the request log and in fault matches. */
  name: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Path under /v1.0; `{mailbox}` stands for both `/me` and `/users/:user`. */
  path: string;
  /** Whether Outlook's throttling limits hold for it. */
  outlook: boolean;
  handle: (call: GraphCall) => Reply | Promise<Reply>;
};
