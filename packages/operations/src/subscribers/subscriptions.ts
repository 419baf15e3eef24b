import { createHmac, timingSafeEqual } from "node:crypto";
import type { Database } from "@calcache/prisma";
import { admit, type TooOften } from "@calcache/rate-limits";

/** Where somebody is told of public incidents: at an address, or at a URL. */
export type StatusTarget = { kind: "mail" | "webhook"; target: string };

type Subscriber = StatusTarget & { id: number; isConfirmed: boolean };

const hour = 60 * 60_000;
/** So that nobody's mailbox or server is filled. */
const asking = { name: "status subscription", most: 5, window: hour };
const asked = { name: "status subscription of a target", most: 3, window: 24 * hour };

/** What a subscription is asked for and ended with. @property key 32 bytes, of which links are signed */
export type Subscribing = { db: Database; key: Uint8Array; now: () => number };

/**
 * Asks whoever has a target whether they want to be told; who said so before isn't asked again. Nobody learns which it was. Null where it
 * is done too often.
 */
export async function askToSubscribe(
  { db, now }: Subscribing,
  { kind, target }: StatusTarget,
  visitorIp: string,
): Promise<TooOften | null> {
  const counted = [
    { limit: asking, subject: visitorIp },
    { limit: asked, subject: `${kind} ${target}` },
  ];
  const admitted = await admit(db, counted, now());
  if (!admitted.ok) return admitted.error;
  const at = new Date(now());
  const known = await db.statusSubscriber.upsert({
    where: { kind_target: { kind, target } },
    create: { kind, target, createdAt: at },
    update: {},
  });
  if (known.confirmedAt === null)
    await db.$executeRaw`
      INSERT INTO calcache.status_message AS m (subscriber_id, update_id, created_at, next_attempt_at)
      VALUES (${known.id}, '', ${at}, ${at})
      ON CONFLICT (subscriber_id, update_id) DO UPDATE SET settled_at = NULL, attempts = 0, created_at = ${at}, next_attempt_at = ${at}
      WHERE m.settled_at IS NOT NULL`;
  return null;
}

/** The word by which a subscriber confirms and ends what they have: nobody else can say it. */
export const subscriptionToken = (
  key: Uint8Array,
  { id, createdAt }: { id: number; createdAt: Date },
): string =>
  `${id}.${createHmac("sha256", key).update(`status subscription ${id} ${createdAt.getTime()}`).digest("base64url")}`;

/** Whose a token is; null for nobody's, and for who has ended theirs. */
export async function findSubscriber({ db, key }: Subscribing, token: string): Promise<Subscriber | null> {
  const [, digits] = /^([1-9]\d{0,8})\./.exec(token) ?? [];
  if (digits === undefined) return null;
  const row = await db.statusSubscriber.findUnique({ where: { id: Number(digits) } });
  if (row === null || !isSame(subscriptionToken(key, row), token)) return null;
  const kind = row.kind === "mail" ? "mail" : "webhook";
  return { id: row.id, kind, target: row.target, isConfirmed: row.confirmedAt !== null };
}

const isSame = (one: string, other: string) => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
};

/** Has a subscriber be told of what happens from now on. */
export async function confirmSubscription(
  { db, now }: Pick<Subscribing, "db" | "now">,
  id: number,
): Promise<void> {
  await db.statusSubscriber.updateMany({
    where: { id, confirmedAt: null },
    data: { confirmedAt: new Date(now()) },
  });
}

/** Forgets a subscriber. */
export async function endSubscription({ db }: Pick<Subscribing, "db">, id: number): Promise<void> {
  await db.statusSubscriber.deleteMany({ where: { id } });
}
