import type { GraphErrorKind } from "../errors/graph-error.ts";

/** One exchange with Graph or the login, as told to `observe`. `credentialId` is null while a code is exchanged. */
export type ObservedRequest = {
  operation: string;
  credentialId: number | null;
  /** what the caller of `graph.mailbox` calls this sort of account; null for the login, and where it doesn't say */
  accountKind: string | null;
  /** HTTP status; null when no answer arrived */
  status: number | null;
  durationMs: number;
  kind: GraphErrorKind | "ok";
};

export type Observe = (request: ObservedRequest) => void;
