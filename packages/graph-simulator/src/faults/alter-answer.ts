/**
 * What can be wrong with an answer that is otherwise the real one: a list's next link that is there and null; an item of nulls among
 * the good ones; headers of a batch's items that are numbers and nulls.
 */
export const ALTERATIONS = ["null next link", "item of nulls", "odd batch headers"] as const;
export type Alteration = (typeof ALTERATIONS)[number];

type Json = Record<string, unknown>;

const CHANGES: Readonly<Record<Alteration, (body: Json) => Json>> = {
  "null next link": (body) => ({ "@odata.nextLink": null, ...body }),
  "item of nulls": (body) => {
    const items = listOf(body.value);
    const [first] = items;
    return first === undefined ? body : { ...body, value: [nulled(first), ...items] };
  },
  "odd batch headers": (body) => ({
    ...body,
    responses: listOf(body.responses).map((item) => ({
      ...item,
      headers: { ...(isJson(item.headers) ? item.headers : {}), "x-count": 1, "x-nothing": null },
    })),
  }),
};

/** The answer with one thing in its JSON body altered; any other answer as it is. */
export async function alterAnswer(answer: Response, alteration: Alteration): Promise<Response> {
  if (!/\bjson\b/.test(answer.headers.get("content-type") ?? "")) return answer;
  const { status, headers } = answer;
  const body: unknown = JSON.parse(await answer.text());
  return new Response(JSON.stringify(isJson(body) ? CHANGES[alteration](body) : body), { status, headers });
}

/** An item keeps its id, by which it can be named. */
function nulled(item: Json): Json {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, name === "id" ? `${value}broken` : null]),
  );
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
