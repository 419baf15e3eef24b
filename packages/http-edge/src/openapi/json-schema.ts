import { z } from "zod";

/** A JSON Schema of draft 2020-12, in the parts that are looked at here. */
export type JsonSchema = {
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  [keyword: string]: unknown;
};

/** What is sent, as the schema takes it: what it makes of that is nobody else's affair. */
export function jsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: "input" });
  return described as JsonSchema;
}
