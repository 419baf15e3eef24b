import type { Channel } from "../channel/channel.ts";
import type { Channels } from "../channel/channels.ts";
import { storedNoticeType, verification } from "../channel/notice-types.ts";
import { type ChannelRow, toChannel } from "../channel/stored-channel.ts";
import type { Message } from "../message/message-body.ts";

/** Whoever sends a notice and hasn't settled it after this (ms) has died: it is sent again, by the same id. */
const attemptLasts = 30_000;

/**
 * A channel of which something was due for longer (s) was kept waiting by us, not by its receiver: none of our workers was there. That time
 * counts as none of the day after which it is closed and its notices are given up.
 */
const idleAtMost = 15 * 60;

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
 * verified first has no other until then. Of the channels, those come first whose turn is longest ago, so that none starves however many
 * there are. One statement, which looks at a notice once more as it takes it: somebody else may have
 * delivered it and let go of its channel since the statement began.
 */
export async function claimNotices(
  { db, now }: Pick<Channels, "db" | "now">,
  most: number,
): Promise<Claim[]> {
  const at = new Date(now());
  const until = new Date(now() + attemptLasts);
  const found = await db.$queryRaw<(Row | IdleRow)[]>`
    WITH turn AS (
      SELECT c.id, c.state, c.held_until, c.sending_until FROM calcache.channel c JOIN calcache.api_key k ON k.id = c.api_key_id
      WHERE c.state IN ('active', 'verifying') AND (k.expires_at IS NULL OR k.expires_at > ${at})
        AND (c.held_until IS NULL OR c.held_until <= ${at}) AND (c.sending_until IS NULL OR c.sending_until <= ${at})
        AND EXISTS (
          SELECT FROM calcache.channel_notice n WHERE n.channel_id = c.id AND n.state = 'waiting' AND n.next_attempt_at <= ${at}
            AND (c.state = 'active' OR n.type = ${verification}))
      ORDER BY c.claimed_at NULLS FIRST, c.id LIMIT ${most} FOR UPDATE OF c SKIP LOCKED
    ), due AS MATERIALIZED (
      SELECT c.id AS channel_id, oldest.id,
        EXTRACT(EPOCH FROM ${at}::timestamptz - GREATEST(c.held_until, c.sending_until, oldest.due_at)) AS idle
      FROM turn c CROSS JOIN LATERAL (
        SELECT min(first.id) AS id, min(first.next_attempt_at) AS due_at FROM (
          SELECT DISTINCT ON (w.subject) w.id, w.type, w.next_attempt_at FROM calcache.channel_notice w
          WHERE w.channel_id = c.id AND w.state = 'waiting' ORDER BY w.subject, w.id) first
        WHERE first.next_attempt_at <= ${at} AND (c.state = 'active' OR first.type = ${verification})) oldest
      WHERE oldest.id IS NOT NULL
    ), taken AS (
      UPDATE calcache.channel c SET sending_until = ${until}, claimed_at = ${at}, failing_since = c.failing_since + away.lasted
      FROM (SELECT turn.id, CASE WHEN idle > ${idleAtMost} THEN make_interval(secs => idle::float8) ELSE '0' END AS lasted
            FROM turn LEFT JOIN due ON due.channel_id = turn.id) away
      WHERE c.id = away.id
      RETURNING c.*, away.lasted
    ), others AS (
      UPDATE calcache.channel_notice n SET first_attempt_at = n.first_attempt_at + c.lasted
      FROM taken c
      WHERE c.lasted > '0' AND n.channel_id = c.id AND n.state = 'waiting' AND n.first_attempt_at IS NOT NULL
        AND n.id NOT IN (SELECT id FROM due)
    ), claimed AS (
      UPDATE calcache.channel_notice n SET attempts = n.attempts + 1, next_attempt_at = ${until},
        first_attempt_at = COALESCE(n.first_attempt_at + c.lasted, ${at})
      FROM taken c JOIN due ON due.channel_id = c.id
      WHERE n.id = due.id AND n.state = 'waiting' AND n.next_attempt_at <= ${at}
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
