import { statusMail, statusQuestionMail } from "@calcache/emails";
import type { PublicIncident } from "../incidents/public-incident.ts";
import { readPublicIncidents } from "../incidents/read-public-incidents.ts";
import { newsOf } from "./news.ts";
import { queueNews } from "./queue-news.ts";
import { type Message, type Outcome, settle, type Telling } from "./settle-message.ts";
import { subscriptionToken } from "./subscriptions.ts";

const minute = 60_000;

/**
 * Tells subscribers what is new of public incidents, each once and in order: while one message fails, its subscriber's later ones wait. Any
 * number of processes may do it at once. After a crash in the midst of one it is sent again.
 * @param stopping once it is aborted, no further message is begun
 */
export async function tellSubscribers(telling: Telling, stopping?: AbortSignal): Promise<void> {
  const { db, now } = telling;
  if ((await db.statusSubscriber.count()) === 0) return;
  const incidents = await readPublicIncidents(db, now());
  await queueNews(db, incidents, now());
  while (!stopping?.aborted) {
    const message = await takeNext(telling);
    if (message === null) return;
    await settle(telling, message, await send(telling, message, incidents));
  }
}

/** Takes the first that waits for its subscriber, if it is due: no other process takes it meanwhile. */
async function takeNext({ db, now, mailer }: Telling): Promise<Message | null> {
  const at = new Date(now());
  const [message] = await db.$queryRaw<Message[]>`
    UPDATE calcache.status_message m SET attempts = attempts + 1, next_attempt_at = ${new Date(now() + minute)}
    FROM calcache.status_subscriber s
    WHERE m.id = (
        SELECT first.id FROM (
          SELECT DISTINCT ON (w.subscriber_id) w.id, w.next_attempt_at FROM calcache.status_message w
          JOIN calcache.status_subscriber o ON o.id = w.subscriber_id AND (o.kind = 'webhook' OR ${mailer !== undefined})
          WHERE w.settled_at IS NULL ORDER BY w.subscriber_id, w.id) first
        WHERE first.next_attempt_at <= ${at} ORDER BY first.id LIMIT 1)
      AND m.settled_at IS NULL AND m.next_attempt_at <= ${at} AND s.id = m.subscriber_id
    RETURNING m.id, m.update_id AS "updateId", m.attempts, m.created_at AS "createdAt", s.id AS "subscriberId", s.kind, s.target,
      s.created_at AS "subscribedAt"`;
  return message ?? null;
}

async function send(
  { key, mailer, post, webappUrl }: Telling,
  { id, updateId, kind, target, subscriberId, subscribedAt }: Message,
  incidents: readonly PublicIncident[],
): Promise<Outcome> {
  const token = subscriptionToken(key, { id: subscriberId, createdAt: subscribedAt });
  const manageUrl = `${webappUrl}/status/subscription/${token}`;
  const news = updateId === "" ? null : newsOf(incidents, updateId);
  // What isn't told any more needs no message.
  if (updateId !== "" && news === null) return "taken";
  if (kind === "webhook") {
    const statusUrl = `${webappUrl}/status`;
    const body = { type: news === null ? "verification" : "incident", ...news, statusUrl, manageUrl };
    const { status } = await post(target, JSON.stringify(body));
    if (status === 410) return "gone";
    return status !== null && status >= 200 && status < 300
      ? "taken"
      : { failure: status === null ? "no answer" : `HTTP ${status}` };
  }
  const about = { id, address: target, manageUrl };
  const sent = await mailer?.send(
    news === null ? statusQuestionMail(about) : statusMail({ ...about, ...news }),
  );
  if (sent === undefined) return { failure: "there is no mailer" };
  if (sent.ok) return "taken";
  const { kind: failure } = sent.error;
  return { failure, isRefused: failure === "refused" || failure === "invalid" };
}
