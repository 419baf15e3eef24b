import type { JsonSchema } from "./json-schema.ts";

/** A response, in the parts that are looked at here. */
export type ResponseObject = {
  description: string;
  headers?: Record<string, { required: boolean }>;
  content?: Record<string, { schema: JsonSchema; example?: object }>;
};

/** Successes and refusals by status. Some endpoints have an answer of their own for a status by which any may refuse: either may come. */
export function allOf(
  successes: Record<string, ResponseObject>,
  refusals: Record<string, ResponseObject>,
): Record<string, object> {
  const either = Object.entries(refusals).map(([status, refusal]) => {
    const own = successes[status];
    return [status, own ? eitherOf(own, refusal) : refusal] as const;
  });
  return { ...successes, ...Object.fromEntries(either) };
}

function eitherOf(one: ResponseObject, other: ResponseObject): ResponseObject {
  const types = [...new Set([one, other].flatMap(({ content = {} }) => Object.keys(content)))];
  const schemasOf = (type: string) => [one, other].flatMap(({ content = {} }) => content[type]?.schema ?? []);
  const headers = Object.entries({ ...one.headers, ...other.headers });
  return {
    description: `${one.description}; or: ${other.description}`,
    headers: Object.fromEntries(headers.map(([name, header]) => [name, { ...header, required: false }])),
    content: Object.fromEntries(types.map((type) => [type, { schema: { anyOf: schemasOf(type) } }])),
  };
}
