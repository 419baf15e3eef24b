import { z } from "zod";
import type { AnchorName } from "../graph/protocol/anchor-mailbox.ts";
import { MAILBOX_KINDS } from "../mailbox/mailbox.ts";

/** Control-only: which requests a fault befalls, and what happens to them. */
export const faultSchema = z.object({
  match: z
    .object({
      mailbox: z.string(),
      kind: z.enum(MAILBOX_KINDS),
      method: z.string(),
      /** A prefix if it begins with "/", else the text of a regular expression. */
      path: z.string().refine(isPathPattern, "neither a path nor a regular expression"),
      operation: z.string(),
      /** Only requests without `x-AnchorMailbox`. */
      withoutAnchor: z.boolean(),
      /** Not requests whose `x-AnchorMailbox` is right: by any of the mailbox's names, or by its id alone. */
      unlessAnchored: z.enum(["right", "by id"]),
    })
    .partial(),
  effect: z
    .object({
      status: z.number().int().min(200).max(599),
      code: z.string(),
      retryAfterSeconds: z.number().int().min(0),
      /** Waits first; alone, the request is then answered as usual. */
      delayMs: z.number().min(0).max(600_000),
      /** Cuts the connection. */
      cut: z.literal(true),
      /** Holds a finished answer back: meanwhile it may grow old. */
      answerDelayMs: z.number().min(0).max(600_000),
      /** Does what was asked, and cuts the connection instead of answering. */
      answerLost: z.literal(true),
      /** Answers 200 with JSON that ends in the middle. */
      malformed: z.literal(true),
      /** Body instead of a Graph error. */
      body: z.unknown(),
    })
    .partial(),
  /** How often it strikes; without it, until it is removed. */
  times: z.number().int().min(1).optional(),
  probability: z.number().min(0).max(1).optional(),
});
export type FaultDraft = z.infer<typeof faultSchema>;
export type Fault = FaultDraft & { id: string };
export type FaultEffect = Fault["effect"];

/** What a fault looks at in a request. */
export type FaultTarget = {
  mailbox: { address: string; id: string; kind: (typeof MAILBOX_KINDS)[number] } | null;
  method: string;
  path: string;
  operation: string;
  hasAnchor: boolean;
  /** Which of the mailbox's names its `x-AnchorMailbox` is; null for a wrong one, or none. */
  anchoredBy: AnchorName | null;
};

/** Whether a request is one the fault is meant for. */
export function matches({ match }: Fault, target: FaultTarget): boolean {
  const { mailbox } = target;
  const names = [mailbox?.id, mailbox?.address.toLowerCase()];
  return (
    (match.mailbox === undefined || names.includes(match.mailbox.toLowerCase())) &&
    (match.kind === undefined || match.kind === mailbox?.kind) &&
    (match.method === undefined || match.method.toUpperCase() === target.method) &&
    (match.operation === undefined || match.operation === target.operation) &&
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
