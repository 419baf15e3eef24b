import type { z } from "zod";
import type { Answers } from "../answer.ts";
import type { Described, Security } from "../declaration.ts";
import { describeRefusals } from "./describe-refusals.ts";
import { type JsonSchema, jsonSchema } from "./json-schema.ts";

/** What an OpenAPI document says of the whole API. */
export type ApiInfo = { title: string; version: string; description: string; url: string };

/**
 * An OpenAPI 3.1 document of endpoints, made from what they declare: each path with its methods, what it takes, what it answers and
 * how it refuses.
 * Source: spec.openapis.org/oas/v3.1.1
 */
export function describe(endpoints: readonly Described[], { url, ...info }: ApiInfo): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints)
    for (const method of endpoint.methods)
      paths[endpoint.path] = { ...paths[endpoint.path], [method.toLowerCase()]: operation(endpoint, method) };
  const schemes = endpoints.flatMap(({ security }) =>
    security ? [[nameOf(security), scheme(security)]] : [],
  );
  return {
    openapi: "3.1.1",
    info,
    servers: [{ url }],
    paths,
    components: { securitySchemes: Object.fromEntries(schemes) },
  };
}

function operation(endpoint: Described, method: string): object {
  const { summary, path, params, query, body, answers, security, isIdempotent } = endpoint;
  return {
    summary,
    operationId: `${method.toLowerCase()}${path.replace(/[^A-Za-z0-9]+(.)?/g, (_, next = "") => next.toUpperCase())}`,
    tags: [path.split("/").find((part) => !["", "api", "v2"].includes(part)) ?? "api"],
    ...(security && { security: [{ [nameOf(security)]: [] }, ...(isOptional(security) ? [{}] : [])] }),
    ...(security &&
      "scopes" in security && { description: `Scope of the key: ${security.scopes?.join(" or ")}.` }),
    parameters: [
      ...parametersIn("path", params),
      ...parametersIn("query", query),
      ...(isIdempotent ? [idempotencyKey] : []),
    ],
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: jsonSchema(body) } } },
    }),
    responses: { ...responses(answers), ...describeRefusals(endpoint) },
  };
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description: "Whatever is sent again with the same key is carried out once, and answered alike for a day.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

function parametersIn(place: "path" | "query", schema: z.ZodType | undefined): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

const responses = (answers: Answers): Record<string, object> =>
  Object.fromEntries(
    Object.entries(answers).map(([status, given]) => [
      status,
      { description: "Success", ...contentOf(given) },
    ]),
  );

function contentOf(given: Answers[number] | undefined): { content?: Record<string, { schema: JsonSchema }> } {
  if (given === null || given === undefined) return {};
  if (typeof given === "string") return { content: { [given]: { schema: { type: "string" } } } };
  return { content: { "application/json": { schema: jsonSchema(given) } } };
}

/** A key that operators show is never needed: it has more answered. */
const isOptional = (security: Security): boolean =>
  security.type === "apiKey" || security.isOptional === true;

const nameOf = (security: Security): string => (security.type === "http" ? "bearer" : security.name);

/** In a scheme there is no place for which scopes a call takes. */
const scheme = (security: Security): object =>
  security.type === "http" ? { type: "http", scheme: security.scheme } : security;
