import { isHubUrl, validationMessage } from "../event-hubs/deliver-to-hub.ts";
import type { Reply } from "../graph/protocol/reply.ts";
import { failure } from "../graph/protocol/reply.ts";
import type { Post } from "../notifications/post.ts";

const DEADLINE_MS = 10_000;

/**
 * Asks a notification URL to prove that it belongs to the client: it has to echo the decoded token as plain text within
 * ten seconds (Microsoft: /graph/change-notifications-delivery-webhooks, "notificationUrl validation").
 * An event hub gets a message that asks for no answer instead.
 * Null if it did, else the failure that the pending create answers.
 */
export async function shakeHands(
  notificationUrl: string,
  requestId: string,
  post: Post,
): Promise<(Reply & { failed: true }) | null> {
  if (isHubUrl(notificationUrl)) return putValidationMessage(notificationUrl, requestId, post);
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${requestId}`;
  const answer = await post(withToken(notificationUrl, token), {
    contentType: "text/plain; charset=utf-8",
    body: "",
    deadlineMs: DEADLINE_MS,
  });
  if (answer.kind === "timeout") return refused("Subscription validation request timed out.");
  if (answer.kind === "unreachable" || answer.status !== 200) {
    return refused(
      "Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.",
    );
  }
  const isPlainText = answer.contentType.toLowerCase().split(";")[0]?.trim() === "text/plain";
  if (answer.body === token && isPlainText) return null;
  return refused(
    "Subscription validation request failed. Response must exactly match validationToken query parameter.",
  );
}

async function putValidationMessage(notificationUrl: string, requestId: string, post: Post) {
  const body = validationMessage(requestId);
  const put = await post(notificationUrl, { contentType: "application/json", body, deadlineMs: DEADLINE_MS });
  return put.kind === "answered"
    ? null
    : refused("Subscription validation request failed. The event hub could not be reached.");
}

/** The token is form-encoded (a space is `+`); parameters that the URL already has are kept as they are. */
function withToken(notificationUrl: string, token: string): string {
  const [base = "", fragment] = notificationUrl.split("#");
  const query = new URLSearchParams({ validationToken: token });
  const url = `${base}${base.includes("?") ? "&" : "?"}${query}`;
  return fragment === undefined ? url : `${url}#${fragment}`;
}

function refused(message: string) {
  return failure(400, "ValidationError", message);
}
