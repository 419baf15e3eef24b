import { type Database, err, ok, type Result } from "@calcache/prisma";
import { admit } from "@calcache/rate-limits";
import type { Channels } from "../channel/channels.ts";
import { messageIdOf, uuidOfMessage } from "../channel/message-id.ts";
import { type NoticeType, storedNoticeType } from "../channel/notice-types.ts";
import { callLimit } from "./call-limit.ts";
import type { ChannelProblem } from "./change-channel.ts";
import { findChannel } from "./find-channels.ts";

/** One try to deliver a notice. Times are epoch ms; `status` is null where there was no answer, and `failure` says why. */
export type Attempt = {
  at: number;
  status: number | null;
  answer: string | null;
  failure: string | null;
  /** ms */
  took: number;
};

/** A notice and how its delivery goes. Times are epoch ms. */
export type Delivery = {
  /** its `webhook-id` */
  id: string;
  type: NoticeType;
  timestamp: number;
  state: "waiting" | "delivered" | "failed";
  /** of one that waits */
  nextAttemptAt: number | null;
  attempts: Attempt[];
};

export type DeliveryPage = { deliveries: Delivery[]; next: string | null };

const page = 100;

const include = { log: { orderBy: { at: "asc" } } } as const;

/**
 * A channel's deliveries, the latest first, a page at a time; null where it has none of that id.
 * @param before the delivery's id that a page had as `next`; null for the first page
 */
export async function listDeliveries(
  db: Database,
  channelId: string,
  before: string | null,
): Promise<DeliveryPage | null> {
  const place = before === null ? null : await placeOf(db, channelId, before);
  if (before !== null && place === null) return null;
  const rows = await db.channelNotice.findMany({
    where: { channelId, ...(place !== null && { id: { lt: place } }) },
    orderBy: { id: "desc" },
    take: page + 1,
    include,
  });
  const deliveries = rows.slice(0, page).map(toDelivery);
  return { deliveries, next: rows.length > page ? (deliveries.at(-1)?.id ?? null) : null };
}

async function placeOf(db: Database, channelId: string, deliveryId: string): Promise<bigint | null> {
  const messageId = uuidOfMessage(deliveryId);
  if (messageId === null) return null;
  const notice = await db.channelNotice.findFirst({ where: { messageId, channelId }, select: { id: true } });
  return notice?.id ?? null;
}

/** Has a notice sent again, as soon as may be. Of a channel that sends nothing it can't be. @returns its delivery */
export async function retryDelivery(
  { db, now }: Pick<Channels, "db" | "now">,
  { apiKeyId, id, deliveryId }: { apiKeyId: string; id: string; deliveryId: string },
): Promise<Result<Delivery, ChannelProblem>> {
  const channel = await findChannel(db, apiKeyId, id);
  const messageId = uuidOfMessage(deliveryId);
  if (channel === null || messageId === null) return err({ kind: "not found" });
  if (channel.state === "closed") return err({ kind: "state", state: channel.state });
  const admission = await admit(db, callLimit(apiKeyId), now());
  if (!admission.ok) return admission;
  const at = new Date(now());
  const { count } = await db.channelNotice.updateMany({
    where: { messageId, channelId: id },
    data: { state: "waiting", settledAt: null, attempts: 0, firstAttemptAt: at, nextAttemptAt: at },
  });
  if (count === 0) return err({ kind: "not found" });
  await db.channel.updateMany({ where: { id }, data: { heldUntil: null } });
  return ok(toDelivery(await db.channelNotice.findUniqueOrThrow({ where: { messageId }, include })));
}

type Row = {
  messageId: string;
  type: string;
  changesSince: Date;
  state: Delivery["state"];
  nextAttemptAt: Date;
  log: { at: Date; status: number | null; answer: string | null; failure: string | null; took: number }[];
};

const toDelivery = (row: Row): Delivery => ({
  id: messageIdOf(row.messageId),
  type: storedNoticeType.parse(row.type),
  timestamp: row.changesSince.getTime(),
  state: row.state,
  nextAttemptAt: row.state === "waiting" ? row.nextAttemptAt.getTime() : null,
  attempts: row.log.map(({ at, status, answer, failure, took }) => ({
    at: at.getTime(),
    status,
    answer,
    failure,
    took,
  })),
});
