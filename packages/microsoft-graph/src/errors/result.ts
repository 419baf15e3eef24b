import type { GraphError } from "./graph-error.ts";

/** What an operation came to: its value, or a typed error. Nothing in this package throws for an expected failure. */
export type Result<T, E = GraphError> = { ok: true; value: T } | { ok: false; error: E };

/** A successful {@link Result}. */
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** A failed {@link Result}. */
export const failed = <E>(error: E): { ok: false; error: E } => ({ ok: false, error });
