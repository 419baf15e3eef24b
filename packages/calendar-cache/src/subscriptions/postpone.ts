import type { Engine } from "../engine/engine.ts";
import type { ProviderFailure } from "../engine/provider.ts";
import { retryDelay } from "../health/failure-policy.ts";

/** Has a subscription tried again only after a while, ever longer the more often it fails. */
export async function postpone(engine: Engine, calendarId: number, failure: ProviderFailure) {
  const { failureCount } = await engine.db.subscription.update({
    where: { calendarId },
    data: { failureCount: { increment: 1 } },
    select: { failureCount: true },
  });
  const nextAttemptAt = new Date(engine.now() + retryDelay(failure, failureCount, calendarId));
  await engine.db.subscription.update({ where: { calendarId }, data: { nextAttemptAt } });
}
