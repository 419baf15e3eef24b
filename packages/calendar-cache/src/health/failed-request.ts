import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderFailure } from "../engine/provider.ts";

/** Keeps the provider's id of a request about a mailbox that failed: by it the provider's support finds what happened. */
export async function noteFailedRequest(
  { db, now }: Engine,
  { id }: Pick<KnownMailbox, "id">,
  { requestId }: Pick<ProviderFailure, "requestId">,
): Promise<void> {
  if (requestId === undefined) return;
  await db.mailbox.update({
    where: { id },
    data: { failedRequestId: requestId, failedRequestAt: new Date(now()) },
  });
}
