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
  /** the deepest code of a failed answer, as in `GraphError` */
  code: string | null;
  /** Microsoft's id of the request, for its support */
  requestId: string | null;
};

export type Observe = (request: ObservedRequest) => void;
