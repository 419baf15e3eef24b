/** All codes of an error object, the deepest first: inner errors, details, its own. */
export function codesOf(error: unknown): string[] {
  if (!isRecord(error)) return [];
  const details = Array.isArray(error.details) ? error.details.flatMap(codesOf) : [];
  return [...codesOf(innerError(error)), ...details, error.code].filter(isCode);
}

/** The error of a challenge, as Conditional Access sends it with 401 and 403 (RFC 6750, 3). */
export function challengeOf(headers: Pick<Headers, "get">): string[] {
  const error = /\berror="?([a-z_]+)/i.exec(headers.get("www-authenticate") ?? "")?.[1];
  return error === "insufficient_claims" ? [error] : [];
}

export function requestIdOf(error: unknown): string | null {
  if (!isRecord(error)) return null;
  return guid(error["request-id"]) ?? requestIdOf(innerError(error));
}

/** Microsoft spells it both ways. */
function innerError(error: Record<string, unknown>): unknown {
  return error.innerError ?? error.innererror;
}

/** Graph's prose, in lower case. It decides only what an `ExtensionError` wraps, and names the subscription in the way. */
export const textOf = (error: unknown): string =>
  isRecord(error) && typeof error.message === "string" ? error.message.toLowerCase() : "";

/** "Subscription Id <…> already exists for the requested combination" */
export const idInConflictText = (text: string): string | null =>
  /subscription id\W*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.exec(text)?.[1] ?? null;

/** A name as Microsoft gives to errors; nothing with the shape of a token, an address or a sentence passes. */
export function isCode(value: unknown): value is string {
  return typeof value === "string" && /^[a-z_][a-z0-9_]{0,79}$/i.test(value);
}

export function guid(value: unknown): string | null {
  return typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
    ? value
    : null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
