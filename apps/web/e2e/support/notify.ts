import { patience } from "@calcache/testing";
import { webhookToken } from "./next-server.ts";

export const webhookPath = "/api/integrations/office365calendar/webhook";

/** What became of a post: a status; no answer, though it may have been taken in; or nobody was there to take it. */
export type Posted = number | "no answer" | "nobody there";

/** Posts one change notification as Graph does. */
export async function notify(url: string, subscriptionId: string): Promise<Posted> {
  const item = { subscriptionId, clientState: webhookToken, changeType: "updated" };
  try {
    const answer = await fetch(url + webhookPath, {
      method: "POST",
      // A connection of its own: a kept one may be closed by the server just as this post goes out on it.
      headers: { "content-type": "application/json", connection: "close" },
      body: JSON.stringify({ value: [item] }),
      signal: AbortSignal.timeout(patience(10_000)),
    });
    await answer.text();
    return answer.status;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    const refused = cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
    return refused ? "nobody there" : "no answer";
  }
}
