import type { Log } from "@calcache/calendar-cache";
import type { Mailer } from "@calcache/emails";
import type { Database } from "@calcache/prisma";
import { confirmSubscription, endSubscription } from "./subscriptions.ts";

/** Posts to an address that the caller guards: null where there was no answer. Never rejects. */
export type PostNews = (url: string, body: string) => Promise<{ status: number | null }>;

/** What subscribers are told with. @property key 32 bytes, of which links are signed */
export type Telling = {
  db: Database;
  key: Uint8Array;
  now: () => number;
  log: Pick<Log, "warn">;
  /** without one, mail waits */
  mailer: Mailer | undefined;
  post: PostNews;
  webappUrl: string;
};

/** A message to a subscriber that is being sent. */
export type Message = {
  id: number;
  updateId: string;
  attempts: number;
  createdAt: Date;
  subscriberId: number;
  kind: string;
  target: string;
  subscribedAt: Date;
};

/** `isRefused`: a mail server won't take mail for this address, or from us. */
export type Outcome = "taken" | "gone" | { failure: string; isRefused?: boolean };

const minute = 60_000;
const longestPause = 60 * minute;
const givenUpAfter = 24 * 60 * minute;

/** Notes what came of a message: it was taken, its subscriber is gone, or it is sent again later unless it is given up. */
export async function settle(telling: Telling, message: Message, outcome: Outcome): Promise<void> {
  const { db, now, log } = telling;
  const { id, updateId, kind, subscriberId, attempts, createdAt } = message;
  if (outcome === "gone") return endSubscription(telling, subscriberId);
  const update = (data: object) => db.statusMessage.updateMany({ where: { id }, data });
  if (outcome === "taken") {
    await update({ settledAt: new Date(now()), failure: null });
    // A receiver says yes by its answer; somebody with a mailbox by the link in the mail.
    if (updateId === "" && kind === "webhook") await confirmSubscription(telling, subscriberId);
    return;
  }
  const isGivenUp = now() - createdAt.getTime() >= givenUpAfter;
  const pause = Math.min(longestPause, minute * 2 ** Math.min(attempts - 1, 10));
  if (isGivenUp && outcome.isRefused && (await takesOthers(telling, message))) {
    log.warn({ subscriber: subscriberId }, "[Status] a subscriber has ended: their address takes no mail");
    return endSubscription(telling, subscriberId);
  }
  if (isGivenUp)
    log.warn({ message: id, why: outcome.failure }, "[Status] a message to a subscriber is given up");
  await update(
    isGivenUp
      ? { settledAt: new Date(now()), failure: outcome.failure }
      : { nextAttemptAt: new Date(now() + pause), failure: outcome.failure },
  );
}

/** Whether the mail server has taken a message for anybody else since then: if so, it isn't us whom it refuses. */
async function takesOthers({ db }: Telling, { subscriberId, createdAt }: Message): Promise<boolean> {
  const taken = await db.statusMessage.findFirst({
    where: {
      settledAt: { gte: createdAt },
      failure: null,
      subscriber: { kind: "mail", id: { not: subscriberId } },
    },
    select: { id: true },
  });
  return taken !== null;
}
