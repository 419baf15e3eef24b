import { z } from "zod";

/** Refuses a field in the transform of a schema. */
export function wrong(context: z.core.$RefinementCtx, field: string, message: string): never {
  context.addIssue({ code: "custom", path: [field], message });
  return z.NEVER;
}
