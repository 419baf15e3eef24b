import type { z } from "zod";
import type { Answers } from "../answer.ts";
import type { Described, Security } from "../declaration.ts";
import { headersOfSuccess } from "./describe-headers.ts";
import { describeRefusals } from "./describe-refusals.ts";
import { jsonSchema } from "./json-schema.ts";
import { allOf, type ResponseObject } from "./response-object.ts";
import { type Operation, shareResponses } from "./share-responses.ts";

/** What an OpenAPI document says of the whole API. */
export type ApiInfo = { title: string; version: string; description: string; url: string };

/** A request that its endpoint can use. */
export type ExampleRequest = {
  method: string;
  /** `/api/v2/bookings/{uid}`, with what stands for each name */
  path: string;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
};

export type Examples = {
  requests: readonly ExampleRequest[];
  /** of successes, by `GET /api/v2/bookings/{uid}` */
  answers: Readonly<Record<string, object>>;
};

/**
 * An OpenAPI 3.1 document of endpoints, made from what they declare: each path with its methods, what it takes, what it answers and
 * how it refuses.
 * Source: spec.openapis.org/oas/v3.1.1
 */
export function describe(
  endpoints: readonly Described[],
  { url, ...info }: ApiInfo,
  { requests, answers }: Examples = { requests: [], answers: {} },
): object {
  const paths: Record<string, Record<string, Operation>> = {};
  const examplesOf = ({ path }: Described, method: string) =>
    requests.filter((example) => example.path === path && example.method === method);
  for (const endpoint of endpoints)
    for (const method of endpoint.methods)
      paths[endpoint.path] = {
        ...paths[endpoint.path],
        [method.toLowerCase()]: operation(
          endpoint,
          method,
          examplesOf(endpoint, method),
          answers[`${method} ${endpoint.path}`],
        ),
      };
  const schemes = endpoints.flatMap(({ security }) =>
    security ? [[nameOf(security), scheme(security)]] : [],
  );
  const shared = shareResponses(paths);
  return {
    openapi: "3.1.1",
    info,
    servers: [{ url }],
    paths: shared.paths,
    components: { responses: shared.responses, securitySchemes: Object.fromEntries(schemes) },
  };
}

function operation(
  endpoint: Described,
  method: string,
  examples: readonly ExampleRequest[],
  answer: object | undefined,
): Operation {
  const { summary, path, params, query, body, security, isIdempotent } = endpoint;
  return {
    summary,
    operationId: `${method.toLowerCase()}${path.replace(/[^A-Za-z0-9]+(.)?/g, (_, next = "") => next.toUpperCase())}`,
    tags: [path.split("/").find((part) => !["", "api", "v2"].includes(part)) ?? "api"],
    ...(security && { security: [{ [nameOf(security)]: [] }, ...(isOptional(security) ? [{}] : [])] }),
    ...(security?.type === "http" && { description: scopesOf(security) }),
    parameters: [
      ...parametersIn("path", params, Object.assign({}, ...examples.map((one) => one.params))),
      ...parametersIn("query", query, Object.assign({}, ...examples.map((one) => one.query))),
      ...(isIdempotent ? [idempotencyKey] : []),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: jsonSchema(body), ...examplesOfBody(examples) } },
      },
    }),
    responses: allOf(responses(endpoint, answer), describeRefusals(endpoint)),
  };
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description: "Whatever is sent again with the same key is carried out once, and answered alike for a day.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

function examplesOfBody(examples: readonly ExampleRequest[]): { examples?: Record<string, object> } {
  const bodies = examples.flatMap(({ body }) => body ?? []);
  if (bodies.length === 0) return {};
  return { examples: Object.fromEntries(bodies.map((value, index) => [`example${index + 1}`, { value }])) };
}

function parametersIn(
  place: "path" | "query",
  schema: z.ZodType | undefined,
  examples: Readonly<Record<string, string>>,
): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
    ...(examples[name] !== undefined && { example: examples[name] }),
  }));
}

const responses = (endpoint: Described, example: object | undefined): Record<string, ResponseObject> =>
  Object.fromEntries(
    Object.entries(endpoint.answers).map(([status, given]) => [
      status,
      { description: "Success", headers: headersOfSuccess(endpoint), ...contentOf(given, example) },
    ]),
  );

function contentOf(
  given: Answers[number] | undefined,
  example: object | undefined,
): Pick<ResponseObject, "content"> {
  if (given === null || given === undefined) return {};
  if (given === "application/json") return { content: { [given]: { schema: {} } } };
  if (typeof given === "string") return { content: { [given]: { schema: { type: "string" } } } };
  return { content: { "application/json": { schema: jsonSchema(given), ...(example && { example }) } } };
}

/** A key that operators show is never needed: it has more answered. */
const isOptional = (security: Security): boolean =>
  security.type === "apiKey" || security.isOptional === true;

const nameOf = (security: Security): string => (security.type === "http" ? "bearer" : security.name);

const scopesOf = ({ scopes = [], elementScope }: Extract<Security, { type: "http" }>): string =>
  [
    ...(scopes.length > 0 ? [`Scope of the key: ${scopes.join(" or ")}.`] : []),
    ...(elementScope === undefined ? [] : [`Scope of an element token: ${elementScope}.`]),
  ].join(" ");

/** In a scheme there is no place for which scopes a call takes. */
const scheme = (security: Security): object =>
  security.type === "http" ? { type: "http", scheme: security.scheme } : security;
