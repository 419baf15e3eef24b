import type { Result } from "../errors/result.ts";
import { type Batch, type BatchRequest, maxBatchRequests } from "../http/batch.ts";
import type { AskGraph } from "../http/graph-request.ts";
import { parseAnswer } from "../http/parse-answer.ts";
import {
  type GraphSubscription,
  graphSubscription,
  renewSubscription,
  subscriptionPath,
} from "./subscriptions.ts";

/**
 * Moves the expiry of any number of one user's subscriptions, twenty to a request. Each has its own result; when a
 * whole request fails, that is the result of all that were in it.
 * Source: learn.microsoft.com/graph/api/subscription-update, learn.microsoft.com/graph/json-batching
 */
export async function renewSubscriptions(
  ask: AskGraph,
  batch: Batch,
  ids: readonly string[],
  expirationDateTime: string,
): Promise<Map<string, Result<GraphSubscription>>> {
  const results = new Map<string, Result<GraphSubscription>>();
  for (let start = 0; start < ids.length; start += maxBatchRequests) {
    const some = ids.slice(start, start + maxBatchRequests);
    const [only, ...more] = some;
    if (only !== undefined && more.length === 0) {
      results.set(only, await renewSubscription(ask, only, expirationDateTime));
      continue;
    }
    const answered = await batch(
      some.map(
        (id): BatchRequest => ({
          id,
          operation: "renewSubscription",
          method: "PATCH",
          url: `/${subscriptionPath(id)}`,
          body: { expirationDateTime },
        }),
      ),
    );
    for (const id of some) results.set(id, resultOf(id, answered));
  }
  return results;
}

function resultOf(id: string, answered: Result<Map<string, Result<unknown>>>): Result<GraphSubscription> {
  const item = answered.ok ? answered.value.get(id) : answered;
  if (item === undefined || !item.ok)
    return item ?? parseAnswer(graphSubscription, "renewSubscription", { status: 200, body: null });
  return parseAnswer(graphSubscription, "renewSubscription", { status: 200, body: item.value });
}
