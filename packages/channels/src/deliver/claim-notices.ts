import type { Channel } from "../channel/channel.ts";
import type { Channels } from "../channel/channels.ts";
import { storedNoticeType, verification } from "../channel/notice-types.ts";
import { type ChannelRow, toChannel } from "../channel/stored-channel.ts";
import type { Message } from "../message/message-body.ts";

/** Whoever sends a notice and hasn't settled it after this (ms) has died: it is sent again, by the same id. */
const attemptLasts = 30_000;

/** A notice that this process is to deliver, and that nobody else sends meanwhile. Times are epoch ms. */
export type Claim = {
  noticeId: bigint;
  messageId: string;
  /** notices of one subject are delivered in order */
  subject: string;
  channel: Channel;
  /** sealed: what it is signed with, the present secret first */
  secrets: [string, ...string[]];
  message: Message;
  /** this one included */
  attempts: number;
  firstAt: number;
  /** until when it is this process's */
  until: number;
};

type Row = ChannelRow & {
  noticeId: bigint;
  messageId: string;
  subject: string;
  secret: string;
  formerSecret: string | null;
  formerUntil: Date | null;
  type: string;
  data: Record<string, unknown>;
  changesSince: Date;
  cursor: string | null;
  rangeStart: number | null;
  rangeEnd: number | null;
  attempts: number;
  firstAttemptAt: Date;
};

/** A channel of which nothing is due after all. */
type IdleRow = { noticeId: null; id: string };

/**
 * Takes notices that are due, of each channel one: the oldest of those before which no other of their subject waits. A channel that is
 * verified first has no other until then. One statement, which looks at a notice once more as it takes it: somebody else may have
 * delivered it and let go of its channel since the statement began.
 */
export async function claimNotices(
  { db, now }: Pick<Channels, "db" | "now">,
  most: number,
): Promise<Claim[]> {
  const at = new Date(now());
  const until = new Date(now() + attemptLasts);
  const found = await db.$queryRaw<(Row | IdleRow)[]>`
    WITH taken AS (
      UPDATE calcache.channel SET sending_until = ${until} WHERE id IN (
        SELECT c.id FROM calcache.channel c JOIN calcache.api_key k ON k.id = c.api_key_id
        WHERE c.state IN ('active', 'verifying') AND (k.expires_at IS NULL OR k.expires_at > ${at})
          AND (c.held_until IS NULL OR c.held_until <= ${at}) AND (c.sending_until IS NULL OR c.sending_until <= ${at})
          AND EXISTS (
            SELECT FROM calcache.channel_notice n WHERE n.channel_id = c.id AND n.state = 'waiting' AND n.next_attempt_at <= ${at}
              AND (c.state = 'active' OR n.type = ${verification}))
        LIMIT ${most} FOR UPDATE OF c SKIP LOCKED)
      RETURNING *
    ), claimed AS (
      UPDATE calcache.channel_notice n SET attempts = n.attempts + 1, next_attempt_at = ${until},
        first_attempt_at = COALESCE(n.first_attempt_at, ${at})
      FROM taken c
      CROSS JOIN LATERAL (
        SELECT first.id FROM (
          SELECT DISTINCT ON (w.subject) w.id, w.type, w.next_attempt_at FROM calcache.channel_notice w
          WHERE w.channel_id = c.id AND w.state = 'waiting' ORDER BY w.subject, w.id) first
        WHERE first.next_attempt_at <= ${at} AND (c.state = 'active' OR first.type = ${verification})
        ORDER BY first.id LIMIT 1) next
      WHERE n.id = next.id AND n.state = 'waiting' AND n.next_attempt_at <= ${at}
      RETURNING n.*
    )
    SELECT n.id AS "noticeId", n.message_id::text AS "messageId", n.subject, n.type, n.data, n.changes_since AS "changesSince", n.cursor,
      n.range_start AS "rangeStart", n.range_end AS "rangeEnd", n.attempts, n.first_attempt_at AS "firstAttemptAt",
      c.id::text, c.callback_url AS "callbackUrl", c.filters, c.format::text, c.state::text, c.created_at AS "createdAt",
      c.failing_since AS "failingSince", c.closed_at AS "closedAt", c.closed_for::text AS "closedFor", c.secret,
      c.former_secret AS "formerSecret", c.former_until AS "formerUntil"
    FROM taken c LEFT JOIN claimed n ON n.channel_id = c.id`;
  const idle = found.flatMap((row) => (row.noticeId === null ? row.id : []));
  if (idle.length > 0)
    await db.channel.updateMany({
      where: { id: { in: idle }, sendingUntil: until },
      data: { sendingUntil: null },
    });
  return found.flatMap((row) => (row.noticeId === null ? [] : toClaim(row, until.getTime(), now())));
}

function toClaim(row: Row, until: number, now: number): Claim {
  const { noticeId, messageId, subject, secret, formerSecret, formerUntil, attempts, rangeStart, rangeEnd } =
    row;
  const isFormerValid = formerSecret !== null && formerUntil !== null && formerUntil.getTime() > now;
  return {
    noticeId,
    messageId,
    subject,
    channel: toChannel(row),
    secrets: isFormerValid ? [secret, formerSecret] : [secret],
    message: {
      type: storedNoticeType.parse(row.type),
      changesSince: row.changesSince.getTime(),
      cursor: row.cursor,
      range: rangeStart === null || rangeEnd === null ? null : { start: rangeStart, end: rangeEnd },
      data: row.data,
    },
    attempts,
    firstAt: row.firstAttemptAt.getTime(),
    until,
  };
}
