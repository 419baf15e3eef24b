/** A JSON Schema, in the parts that are shown. */
export type Schema = {
  type?: string | string[];
  const?: unknown;
  enum?: readonly unknown[];
  format?: string;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
  additionalProperties?: Schema | boolean;
  [keyword: string]: unknown;
};

/** One line about a value of a JSON document. */
export type Field = {
  /** JSON path, as `guests[].email`; empty for the document itself */
  path: string;
  type: string;
  isRequired: boolean;
};

/** What a document of a schema has in it, in the schema's order: what lies inside objects and lists by its path. */
export function fieldsOf(schema: Schema, path = "", isRequired = true): Field[] {
  const own = path === "" ? [] : [{ path, type: typeOf(schema), isRequired }];
  return uniqueByPath([...own, ...inside(schema, path)]);
}

function inside(schema: Schema, path: string): Field[] {
  const { properties = {}, required = [], items, anyOf = [], additionalProperties } = schema;
  const dot = path === "" ? "" : `${path}.`;
  return [
    ...Object.entries(properties).flatMap(([name, one]) =>
      fieldsOf(one, `${dot}${name}`, required.includes(name)),
    ),
    ...(items ? inside(items, `${path}[]`) : []),
    ...anyOf.flatMap((one) => inside(one, path)),
    ...(typeof additionalProperties === "object" ? inside(additionalProperties, `${dot}*`) : []),
  ];
}

/** What a value is, in a word or two. */
export function typeOf(schema: Schema): string {
  const { type, const: only, enum: values, items, anyOf, format } = schema;
  if (only !== undefined) return JSON.stringify(only);
  if (values) return values.map((value) => JSON.stringify(value)).join(" or ");
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(" or ");
  if (items) return `list of ${typeOf(items)}`;
  if (type === undefined) return "any";
  return format ? `${type} (${format})` : String(type);
}

/** Alternatives have fields in common: each is told once, with all that it can be. */
const uniqueByPath = (fields: readonly Field[]): Field[] =>
  [...Map.groupBy(fields, ({ path }) => path)].map(([path, alike]) => ({
    path,
    type: [...new Set(alike.map(({ type }) => type))].join(" or "),
    isRequired: alike.every(({ isRequired }) => isRequired),
  }));
