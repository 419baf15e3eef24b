import { clearAlert, raiseAlert } from "@calcache/calendar-cache";
import type { Alerting } from "./evaluate-alerts.ts";
import type { Receiver, Sent } from "./receiver.ts";
import { report } from "./reports/alert-report.ts";

const seconds = (count: number) => 1_000 * count;

/** Whoever took a message and hasn't settled it after this has died. */
const attemptLasts = seconds(60);
const firstPause = seconds(10);
const longestPause = seconds(300);
/** A receiver that has failed for so long is told to the others. */
const toldAfter = seconds(600);
/** A message that couldn't be handed over for so long isn't any more. */
const givenUpAfter = seconds(3 * 24 * 3600);

/** A message of another version of this software holds up no other. */
const unreadable: Sent = { ok: false, isFinal: true, reason: "the stored message can't be read" };

type Delivering = Pick<Alerting, "db" | "now" | "log" | "receivers">;
type Message = { id: number; report: unknown; attempts: number; createdAt: Date; failure: string | null };

/**
 * Hands over what waits, to each receiver in the order in which it was written: while one message fails the later ones wait. Any
 * number of processes may do it at once. After a crash in the midst of one it is sent again.
 * @param stopping once it is aborted, no further message is begun
 */
export async function deliverAlerts(delivering: Delivering, stopping?: AbortSignal): Promise<void> {
  await Promise.all(delivering.receivers.map((receiver) => deliverTo(delivering, receiver, stopping)));
}

async function deliverTo(
  delivering: Delivering,
  receiver: Receiver,
  stopping: AbortSignal | undefined,
): Promise<void> {
  while (!stopping?.aborted) {
    const message = await takeNext(delivering, receiver.name);
    if (message === null) return;
    if (delivering.now() - message.createdAt.getTime() >= givenUpAfter) {
      await giveUp(
        delivering,
        receiver.name,
        message.id,
        message.failure ?? "nobody was there to hand it over",
      );
      continue;
    }
    const messageId = `calcache-alert-message-${message.id}`;
    const read = report.safeParse(message.report);
    const sent = read.success ? await receiver.send(read.data, messageId) : unreadable;
    await settle(delivering, receiver, message, sent);
  }
}

/** Takes the first that waits for this receiver, if it is due: no other process takes it meanwhile. */
async function takeNext({ db, now }: Delivering, receiver: string): Promise<Message | null> {
  const at = new Date(now());
  const [message] = await db.$queryRaw<Message[]>`
    UPDATE calcache.alert_message SET attempts = attempts + 1, next_attempt_at = ${new Date(now() + attemptLasts)}
    WHERE id = (SELECT min(id) FROM calcache.alert_message WHERE receiver = ${receiver} AND settled_at IS NULL)
      AND settled_at IS NULL AND next_attempt_at <= ${at}
    RETURNING id, report, attempts, created_at AS "createdAt", failure`;
  return message ?? null;
}

async function settle(
  delivering: Delivering,
  { name }: Receiver,
  { id, attempts, createdAt }: Message,
  sent: Sent,
): Promise<void> {
  const { db, now } = delivering;
  const update = (data: object) => db.alertMessage.update({ where: { id }, data });
  const raised = `alerts to ${name}`;
  if (sent.ok) {
    await update({ settledAt: new Date(now()), failure: null });
    return clearAlert(delivering, raised);
  }
  const { reason } = sent;
  const age = now() - createdAt.getTime();
  if (sent.isFinal) await giveUp(delivering, name, id, reason);
  else {
    const pause = Math.min(longestPause, firstPause * 2 ** Math.min(attempts - 1, 20));
    await update({ nextAttemptAt: new Date(now() + pause), failure: reason });
  }
  if (sent.isFinal || age >= toldAfter) await raiseAlert(delivering, raised, reason);
}

/** Such as it is too late for: what is closed by now, or was told in another way, pages nobody who comes back after a week. */
async function giveUp(
  { db, now, log }: Delivering,
  receiver: string,
  id: number,
  why: string,
): Promise<void> {
  log.error({ receiver, message: id, why }, "[Operator Alert] a message is given up");
  await db.alertMessage.update({ where: { id }, data: { settledAt: new Date(now()), failure: why } });
}
