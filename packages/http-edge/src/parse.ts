import { z } from "zod";
import { type Problem, pathText } from "./problem.ts";
import { unstorableText } from "./storable.ts";

/** What a schema makes of a value, or all that is wrong with it. */
export type Parsed<Value> = { ok: true; value: Value } | { ok: false; error: Problem[] };

/** Parses what came from outside. Text that can't be stored is refused wherever it stands, whatever the schema allows. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): Parsed<z.output<Schema>> {
  const unstorable = unstorableText(value);
  if (unstorable.length > 0) return { ok: false, error: unstorable };
  const parsed = schema.safeParse(value, { error: plainWords });
  if (parsed.success) return { ok: true, value: parsed.data };
  const error = placesOf(parsed.error).map(({ path, message }) => ({ path: pathText(path), message }));
  return { ok: false, error };
}

/** Parses a query. A parameter that is empty is taken for one that isn't there; of several of a name the last counts. */
export const parseQuery = <Schema extends z.ZodType>(schema: Schema, search: URLSearchParams) =>
  parse(schema, Object.fromEntries([...search].filter(([, value]) => value !== "")));

/** Parses a body's text as JSON. No text at all is no value, which a schema may have a default for. */
export function parseJson<Schema extends z.ZodType>(schema: Schema, text: string): Parsed<z.output<Schema>> {
  let json: unknown;
  try {
    json = text === "" ? undefined : JSON.parse(text);
  } catch {
    return { ok: false, error: [{ path: "", message: "isn't JSON" }] };
  }
  return parse(schema, json);
}

/** Each place that is wrong. */
const placesOf = ({ issues }: z.ZodError): { path: PropertyKey[]; message: string }[] =>
  issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...issue.path, key], message: "is not a known key" }))
      : [{ path: issue.path, message: issue.message }],
  );

/**
 * A schema that is one of several, as the value itself tells: what is wrong is told by that one alone, where a union would
 * say that none fits.
 */
export const oneOf = <Schema extends z.ZodType>(
  schemas: readonly Schema[],
  choose: (value: unknown) => Schema,
) =>
  z
    .unknown()
    .meta({ anyOf: schemas.map((schema) => z.toJSONSchema(schema, { io: "input" })) })
    .transform((value, context): z.output<Schema> => {
      const parsed = choose(value).safeParse(value, { error: plainWords });
      if (parsed.success) return parsed.data;
      for (const place of placesOf(parsed.error)) context.addIssue({ code: "custom", ...place });
      return z.NEVER;
    });

/** Says what was expected, for what the schema itself has no words for. */
const plainWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== "invalid_type") return undefined;
  return issue.input === undefined ? "is required" : `must be ${article(issue.expected)}`;
};

const article = (type: string) => `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
