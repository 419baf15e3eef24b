import type { Described } from "@calcache/http-edge";
import { describeApi } from "../api/openapi/describe-api.ts";
import { type Field, fieldsOf, type Schema, typeOf } from "./schema-fields.ts";

/** An operation of the API as it is shown to people. */
export type ShownOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | null;
  parameters: readonly {
    name: string;
    place: string;
    type: string;
    isRequired: boolean;
    example: string | null;
  }[];
  body: { fields: readonly Field[]; examples: readonly string[] } | null;
  answers: readonly ShownAnswer[];
};

export type ShownAnswer = {
  status: string;
  description: string;
  mediaType: string | null;
  headers: readonly { name: string; description: string }[];
  fields: readonly Field[];
  /** JSON; null where there is none */
  example: string | null;
};

/** Operations by what they are about. */
export type ShownTag = { tag: string; operations: readonly ShownOperation[] };

type Content = Record<
  string,
  { schema: Schema; example?: unknown; examples?: Record<string, { value: unknown }> }
>;
type Answer = {
  description: string;
  headers?: Record<string, { description: string }>;
  content?: Content;
};
type Operation = {
  operationId: string;
  summary: string;
  description?: string;
  tags: readonly string[];
  parameters: readonly { name: string; in: string; required?: boolean; schema: Schema; example?: string }[];
  requestBody?: { content: Content };
  responses: Record<string, Answer | { $ref: string }>;
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Answer> };
};

const json = "application/json";

/** What applications ask for, made from the OpenAPI document. The rest is for browsers, and for whoever runs the installation. */
export function shownApi(endpoints: readonly Described[], url: string): ShownTag[] {
  const open = endpoints.filter(({ path }) => path.startsWith("/api/v2/") || path === "/api/live");
  const { paths, components } = describeApi(open, url) as Document;
  const answerIn = (answer: Answer | { $ref: string }) =>
    "$ref" in answer ? components.responses[answer.$ref.split("/").at(-1) ?? ""] : answer;

  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      tag: one.tags[0] ?? "api",
      shown: shown(path, method, one),
    })),
  );
  return [...Map.groupBy(operations, ({ tag }) => tag)].map(([tag, ofTag]) => ({
    tag,
    operations: ofTag.map((one) => one.shown),
  }));

  function shown(path: string, method: string, operation: Operation): ShownOperation {
    const { operationId: id, summary, description = null, parameters, requestBody, responses } = operation;
    const body = requestBody?.content[json];
    return {
      id,
      method: method.toUpperCase(),
      path,
      summary,
      description,
      parameters: parameters.map(({ name, in: place, required = false, schema, example = null }) => ({
        name,
        place,
        type: typeOf(schema),
        isRequired: required,
        example,
      })),
      body: body
        ? {
            fields: fieldsOf(body.schema),
            examples: Object.values(body.examples ?? {}).map(({ value }) => written(value)),
          }
        : null,
      answers: Object.entries(responses).flatMap(([status, response]) => {
        const answer = answerIn(response);
        return answer ? [shownAnswer(status, answer)] : [];
      }),
    };
  }
}

function shownAnswer(status: string, { description, headers = {}, content = {} }: Answer): ShownAnswer {
  const [mediaType = null] = Object.keys(content);
  const { schema, example } = content[json] ?? {};
  return {
    status,
    description,
    mediaType,
    headers: Object.entries(headers).map(([name, header]) => ({ name, description: header.description })),
    fields: schema ? fieldsOf(schema) : [],
    example: example === undefined ? null : written(example),
  };
}

const written = (value: unknown) => JSON.stringify(value, null, 2);
