import { z } from "zod";
import type { AnchorName } from "../graph/protocol/anchor-mailbox.ts";
import { MAILBOX_KINDS } from "../mailbox/kind.ts";

/** Which requests are meant: those that all given fields fit; `{}` means every request. */
export const faultMatchSchema = z
  .object({
    mailbox: z.string(),
    kind: z.enum(MAILBOX_KINDS),
    /** Id of a calendar: requests for it, for its events, and for subscriptions to it. */
    calendar: z.string(),
    method: z.string(),
    /** Requests that change something, or those that don't. */
    writes: z.boolean(),
    /** A prefix if it begins with "/", else the text of a regular expression. */
    path: z.string().refine(isPathPattern, "neither a path nor a regular expression"),
    operation: z.string(),
    /** The id of the app that asks the login. */
    client: z.string(),
    /** Only requests without `x-AnchorMailbox`. */
    withoutAnchor: z.boolean(),
    /** Not requests whose `x-AnchorMailbox` is right: by any of the mailbox's names, or by its id alone. */
    unlessAnchored: z.enum(["right", "by id"]),
  })
  .partial();
export type FaultMatch = z.infer<typeof faultMatchSchema>;

/** What a fault looks at in a request. */
export type FaultTarget = {
  mailbox: { address: string; id: string; kind: (typeof MAILBOX_KINDS)[number] } | null;
  /** Null where a request is about no calendar. */
  calendarId: string | null;
  method: string;
  path: string;
  operation: string;
  /** Null at Graph. */
  client: string | null;
  hasAnchor: boolean;
  /** Which of the mailbox's names its `x-AnchorMailbox` is; null for a wrong one, or none. */
  anchoredBy: AnchorName | null;
};

/** Whether a request is one that is meant. */
export function matches(match: FaultMatch, target: FaultTarget): boolean {
  const { mailbox } = target;
  const names = [mailbox?.id, mailbox?.address.toLowerCase()];
  return (
    (match.mailbox === undefined || names.includes(match.mailbox.toLowerCase())) &&
    (match.kind === undefined || match.kind === mailbox?.kind) &&
    (match.calendar === undefined || match.calendar === target.calendarId) &&
    (match.method === undefined || match.method.toUpperCase() === target.method) &&
    (match.writes === undefined || match.writes === (target.method !== "GET")) &&
    (match.operation === undefined || match.operation === target.operation) &&
    (match.client === undefined || match.client === target.client) &&
    (match.path === undefined || matchesPath(match.path, target.path)) &&
    (match.withoutAnchor !== true || !target.hasAnchor) &&
    (match.unlessAnchored === undefined || !isAnchored(match.unlessAnchored, target.anchoredBy))
  );
}

function isAnchored(wanted: "right" | "by id", by: AnchorName | null): boolean {
  return wanted === "right" ? by !== null : by === "id";
}

function matchesPath(pattern: string, path: string): boolean {
  return pattern.startsWith("/") ? path.startsWith(pattern) : new RegExp(pattern).test(path);
}

function isPathPattern(pattern: string): boolean {
  try {
    return pattern.startsWith("/") || new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}
