import Ajv, { type ValidateFunction } from "ajv/dist/2020.js";
import { describeApi } from "../../src/api/openapi/describe-api.ts";
import { endpoints } from "../../src/routes/endpoints.ts";

type Schema = { [keyword: string]: unknown };
type Answer = {
  content?: Record<string, { schema: Schema }>;
  headers?: Record<string, { required?: boolean }>;
};
type Operation = { responses: Record<string, Answer | { $ref: string }> };

/** Every operation of the OpenAPI document, with what its paths look like; those without names in them first. */
const operations = () => {
  const { paths, components } = describeApi(endpoints, "http://localhost") as {
    paths: Record<string, Record<string, Operation>>;
    components: { responses: Record<string, Answer> };
  };
  const answerIn = ({ responses }: Operation, status: number) => {
    const answer = responses[status];
    return answer && "$ref" in answer ? components.responses[answer.$ref.split("/").at(-1) ?? ""] : answer;
  };
  return Object.entries(paths)
    .toSorted(([a], [b]) => a.split("{").length - b.split("{").length)
    .map(([path, methods]) => ({
      path,
      methods,
      answerIn,
      pattern: new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
    }));
};
let known: ReturnType<typeof operations> | undefined;

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const validators = new WeakMap<object, ValidateFunction>();

/** What is wrong with an answer of the API by its own OpenAPI document; null where nothing is, or the document isn't about it. */
export async function faultOf(method: string, url: URL, answer: Response): Promise<string | null> {
  known ??= operations();
  const found = known.find(({ pattern }) => pattern.test(url.pathname));
  const operation = found?.methods[method.toLowerCase()];
  if (!found || !operation) return null;
  const what = `${method} ${found.path} answered ${answer.status}`;
  const described = found.answerIn(operation, answer.status);
  if (!described) return `${what}, which the OpenAPI document doesn't have`;
  const missing = Object.entries(described.headers ?? {}).filter(
    ([name, { required }]) => required && !answer.headers.has(name),
  );
  if (missing.length > 0) return `${what} without ${missing.map(([name]) => name).join(", ")}`;
  const type = answer.headers.get("content-type")?.split(";")[0] ?? null;
  if (!described.content) return type === null ? null : `${what} with ${type}, and should have no body`;
  const content = type === null ? undefined : described.content[type];
  if (!content) return `${what} with ${type}, not ${Object.keys(described.content).join()}`;
  if (type !== "application/json") return null;
  const body = await answer.clone().json();
  const isAsDescribed = validators.get(content.schema) ?? ajv.compile(closed(content.schema));
  validators.set(content.schema, isAsDescribed);
  if (isAsDescribed(body)) return null;
  return `${what}: ${ajv.errorsText(isAsDescribed.errors)}, in ${JSON.stringify(body).slice(0, 2_000)}`;
}

/** The same schema without room for what it doesn't name: what isn't described shouldn't be said. */
function closed<Value>(schema: Value): Value {
  if (Array.isArray(schema)) return schema.map(closed) as Value;
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  const isOpen = "properties" in inner && !("additionalProperties" in inner);
  return { ...inner, ...(isOpen && { additionalProperties: false }) } as Value;
}
