/** A route's answer to methods it doesn't have: Next.js' own says nothing of those it has. */
export const allowOnly = (...allowed: readonly string[]) => {
  const allow = allowed.join(", ");
  return () =>
    Response.json(
      { status: "error", error: { code: "METHOD_NOT_ALLOWED", message: `Use ${allow}` } },
      { status: 405, headers: { allow } },
    );
};
