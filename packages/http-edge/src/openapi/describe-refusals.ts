import type { Described } from "../declaration.ts";
import { nothingHere } from "../endpoint.ts";
import { broken, unavailable } from "../failed.ts";
import { unusable } from "../problem.ts";
import { tooLarge } from "../read-text.ts";
import { apiEnvelope, type Refusal } from "../refusal.ts";
import { headersOfRefusals } from "./describe-headers.ts";
import { type JsonSchema, jsonSchema } from "./json-schema.ts";

/** All ways in which an endpoint can fail, by status: its own and those that any has. */
export function describeRefusals(endpoint: Described) {
  const byStatus = Map.groupBy([...endpoint.refusals, ...usual(endpoint)], ({ status }) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, refusals]) => [
      status,
      {
        description: [...new Set(refusals.map(({ message }) => message))].join("; or: "),
        headers: headersOfRefusals(endpoint, Number(status), refusals),
        content: { "application/json": { schema: shape(endpoint, refusals) } },
      },
    ]),
  );
}

const usual = ({ params, query, body }: Described): Refusal[] => [
  ...(params ? [nothingHere] : []),
  ...(query || body ? [unusable] : []),
  ...(body ? [tooLarge] : []),
  broken,
  unavailable,
];

function shape({ envelope }: Described, refusals: readonly Refusal[]): JsonSchema {
  const message = { type: "string" };
  if (envelope !== apiEnvelope) return object({ message });
  const errors = refusals.map(({ code, tells }) => {
    const told = tells ? jsonSchema(tells) : {};
    return {
      ...object({ code: { const: code }, message, ...told.properties }),
      required: ["code", "message", ...(told.required ?? [])],
    };
  });
  const [only] = errors;
  return object({
    status: { const: "error" },
    error: only && errors.length === 1 ? only : { anyOf: errors },
  });
}

const object = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
});
