/** The outcome of a call that can fail in expected ways. */
export type Result<Value, Failure> = { ok: true; value: Value } | { ok: false; error: Failure };

/** A success. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** An expected failure. */
export function fail<Failure>(error: Failure): { ok: false; error: Failure } {
  return { ok: false, error };
}
