import { z } from "zod";
import type { CallerCall, Operation } from "./operation.ts";
import type { Reply } from "./reply.ts";
import { badRequest, success } from "./reply.ts";

const MOST_ITEMS = 20;
const MOST_AT_ONCE = 4;

const itemSchema = z.object({
  id: z.string().min(1),
  method: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).optional(),
});
const batchSchema = z.object({ requests: z.array(itemSchema).min(1) });

type BatchItem = z.infer<typeof itemSchema>;
type BatchAnswer = { id: string; status: number; headers: Record<string, string>; body?: unknown };

/**
 * A JSON batch: at most 20 items, 4 of them at once, each with a status of its own
 * (Microsoft: "Combine multiple HTTP requests using JSON batching", /graph/json-batching).
 */
export const batchOperation: Operation = {
  name: "batch",
  method: "POST",
  path: "/$batch",
  about: "caller",
  handle: answerBatch,
};

async function answerBatch(call: CallerCall): Promise<Reply> {
  const parsed = batchSchema.safeParse(call.body);
  if (!parsed.success) return badRequest("Invalid batch payload format.");
  const { requests } = parsed.data;
  if (requests.length > MOST_ITEMS) {
    return badRequest(`Number of batch request steps exceeds the maximum value of ${MOST_ITEMS}.`);
  }
  const ids = new Set(requests.map(({ id }) => id));
  if (ids.size < requests.length) return badRequest("Request Id's must be unique in a batch.");
  const order = dependencyOrder(requests);
  if (order === null) return badRequest("The dependsOn of a batch request can't be satisfied.");
  const run = (item: BatchItem) => answerItem(call, item);
  const responses = order.some(({ dependsOn }) => dependsOn !== undefined && dependsOn.length > 0)
    ? await oneByOne(order, run)
    : await atMost(MOST_AT_ONCE, order, run);
  return success(200, { responses });
}

/** Items have headers of their own; only the authorization is the batch's. */
async function answerItem(
  call: CallerCall,
  { id, method, url, headers, body }: BatchItem,
): Promise<BatchAnswer> {
  const hasBody = body !== undefined && !["GET", "HEAD"].includes(method.toUpperCase());
  const request = new Request(`${call.url.origin}/v1.0/${url.replace(/^\//, "")}`, {
    method: method.toUpperCase(),
    headers: { authorization: call.headers.get("authorization") ?? "", ...headers },
    ...(hasBody ? { body: JSON.stringify(body) } : {}),
  });
  const response = await call.dispatch(request);
  const text = await response.text();
  const retryAfter = response.headers.get("retry-after");
  return {
    id,
    status: response.status,
    headers: {
      ...Object.fromEntries(response.headers),
      ...(retryAfter === null ? {} : { "Retry-After": retryAfter }),
    },
    ...(text === "" ? {} : { body: parseBody(text) }),
  };
}

/** An item that depends on a failed one fails too, with 424. */
async function oneByOne(
  items: BatchItem[],
  run: (item: BatchItem) => Promise<BatchAnswer>,
): Promise<BatchAnswer[]> {
  const answers = new Map<string, BatchAnswer>();
  for (const item of items) {
    const failed = (item.dependsOn ?? []).some((id) => (answers.get(id)?.status ?? 424) >= 400);
    answers.set(item.id, failed ? failedDependency(item.id) : await run(item));
  }
  return [...answers.values()];
}

async function atMost<Item, Answer>(
  most: number,
  items: Item[],
  run: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const waiting = items.values();
  const answers: Answer[] = [];
  await Promise.all(
    Array.from({ length: most }, async () => {
      for (const item of waiting) answers.push(await run(item));
    }),
  );
  return answers;
}

/** The items in an order in which each comes after those it depends on; null if there is none. */
function dependencyOrder(items: BatchItem[]): BatchItem[] | null {
  const done = new Set<string>();
  const order: BatchItem[] = [];
  while (order.length < items.length) {
    const next = items.find(
      ({ id, dependsOn = [] }) => !done.has(id) && dependsOn.every((other) => done.has(other)),
    );
    if (next === undefined) return null;
    done.add(next.id);
    order.push(next);
  }
  return order;
}

function failedDependency(id: string): BatchAnswer {
  const error = { code: "FailedDependency", message: "A request that this request depends on has failed." };
  return { id, status: 424, headers: { "content-type": "application/json" }, body: { error } };
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
