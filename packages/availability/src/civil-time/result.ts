/** The outcome of something that can fail for reasons its caller should handle. */
export type Result<Value, Problem> = { ok: true; value: Value } | { ok: false; error: Problem };
