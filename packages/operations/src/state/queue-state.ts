import { queueName } from "@calcache/calendar-cache";
import { type Database, Prisma } from "@calcache/prisma";
import { z } from "zod";

/** A time as a query answers it, or as it stands in JSON that Postgres made. */
export const at = z.union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))]);

/** What the queue holds, and how it moved in the last minute; of all workers together. */
export const queueState = z.object({
  /** mailboxes that wait for a worker */
  created: z.number(),
  /** mailboxes that a worker has taken up */
  active: z.number(),
  /** the latest sign of life of a job */
  workedAt: at.nullable(),
  finishedPerSecond: z.number(),
  /** seconds that a mailbox took, as a mean; null where none was finished */
  secondsEach: z.number().nullable(),
});

export type QueueState = z.infer<typeof queueState>;

/** SQL: the queue's state as JSON. There is no such table where no worker has run on the database yet. */
export const queueStateJson = Prisma.sql`
  (SELECT jsonb_build_object(
     'created', count(*) FILTER (WHERE state = 'created'),
     'active', count(*) FILTER (WHERE state = 'active'),
     'workedAt', max(GREATEST(heartbeat_on, completed_on)),
     'finishedPerSecond', count(*) FILTER (WHERE completed_on > now() - interval '1 minute') / 60.0,
     'secondsEach', avg(extract(epoch FROM completed_on - started_on)) FILTER (WHERE completed_on > now() - interval '1 minute'))
   FROM calcache_queue.job WHERE name = ${queueName})`;

/** Rejects where no worker has run on the database yet, and when it doesn't answer. */
export async function readQueueState(db: Pick<Database, "$queryRaw">): Promise<QueueState> {
  const rows = await db.$queryRaw`SELECT ${queueStateJson} AS queue`;
  return z.tuple([z.object({ queue: queueState })]).parse(rows)[0].queue;
}
