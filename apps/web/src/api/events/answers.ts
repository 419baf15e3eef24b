/** One thing that is wrong in a request: its JSON path and what. */
export type Problem = { path: string; message: string };

/** A success; 202: accepted, to be brought about. */
export const success = (status: 200 | 202, data: object): Response =>
  Response.json({ status: "success", data }, { status, headers: { "cache-control": "no-store" } });

/** A failure with a code for programs and a message for people. */
export const failure = (
  status: number,
  code: string,
  message: string,
  { details, headers }: { details?: readonly Problem[]; headers?: Record<string, string> } = {},
): Response =>
  Response.json(
    { status: "error", error: { code, message, ...(details && { details }) } },
    { status, headers: { "cache-control": "no-store", ...headers } },
  );

export const unauthorized = (): Response =>
  failure(401, "UNAUTHORIZED", "Send an API key: Authorization: Bearer cal_…", {
    headers: { "www-authenticate": "Bearer" },
  });

/** The same for what isn't there and for what is another's, so that nobody learns which ids are in use. */
export const notFound = (what: "calendar" | "event"): Response =>
  failure(404, "NOT_FOUND", `There is no such ${what} for this key`);

export const badRequest = (details: readonly Problem[]): Response =>
  failure(
    400,
    "BAD_REQUEST",
    details.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; "),
    { details },
  );
