import type { Context } from "hono";
import type { z } from "zod";
import type { Result } from "../../result.ts";
import type { ControlError } from "../control-error.ts";
import { invalid } from "../control-error.ts";

const STATUS = { not_found: 404, invalid: 400 } as const;

/** Reads and checks a JSON body. */
export async function readBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<Result<z.output<Schema>, ControlError>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      ok: false,
      error: invalid(`${issue?.path.join(".") || "body"}: ${issue?.message ?? "invalid"}`),
    };
  }
  return { ok: true, value: parsed.data };
}

/** The error form of the control API. */
export function errorResponse(c: Context, error: ControlError): Response {
  return c.json({ error: { code: error.kind, message: error.message } }, STATUS[error.kind]);
}

/** 200 with the value (204 without one), or the error. */
export function respond(
  c: Context,
  result: Result<unknown, ControlError>,
  status: 200 | 201 = 200,
): Response {
  if (!result.ok) return errorResponse(c, result.error);
  return result.value === null ? c.body(null, 204) : Response.json(result.value, { status });
}
