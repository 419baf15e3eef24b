/** The `code` of a system or Postgres error, as `ENOENT` or `42P04`. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
