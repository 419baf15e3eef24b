/**
 * The HTTP edge: requests that are checked before they are worked on, in one way for all APIs. Web standards, for any server
 * that has Request and Response. Knows nothing of ours.
 *
 * - endpoint: a path and methods, with the shapes of what they take and answer, as data
 * - caller: who may call an endpoint, and how they are known
 * - refusal: a way in which a request can fail, declared with its status and code
 * - envelope: how a family of APIs writes refusals
 * - CORS: which pages of other origins may ask from browsers
 * - problem: what is wrong at one place of a request
 */
export { answer, isRefusal, type Outcome } from "./answer.ts";
export { type Cors, withCors } from "./cors.ts";
export type { AnswerHeaders, Caller, Described, Endpoint, Once } from "./declaration.ts";
export { endpoint, nothingHere } from "./endpoint.ts";
export type { Failures } from "./failed.ts";
export { describe, type ExampleRequest } from "./openapi/describe.ts";
export { oneOf, type Parsed, parse, parseQuery } from "./parse.ts";
export { badRequest, type Problem, pathText } from "./problem.ts";
export { readText } from "./read-text.ts";
export { apiEnvelope, messageEnvelope, type Refusal, refusal, refuse } from "./refusal.ts";
export { isSameText } from "./same-text.ts";
export { type Handler, serve, serveAnywhere } from "./serve.ts";
export { isStorable } from "./storable.ts";
