import { z } from "zod";

/** Several of them, with commas between; what is wrong with one is wrong with the field. */
export const listOf = <Value>(item: z.ZodType<Value, string>, most: number) =>
  z.string().transform((text, context): Value[] => {
    const parts = text.split(",");
    const read = z.array(item).safeParse(parts);
    if (read.success && parts.length <= most) return read.data;
    const [issue] = read.error?.issues ?? [];
    const message = issue?.message ?? `must be at most ${most}, with commas between`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
