import { learnCalendars } from "../accounts/learn-calendars.ts";
import { findMailboxes } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import { inLanes } from "../engine/in-lanes.ts";

const lanes = 8;

/** Has these mailboxes' calendars listed, until the deadline (epoch ms). */
export async function listCalendars(
  engine: Engine,
  mailboxIds: readonly number[],
  deadline: number,
): Promise<void> {
  if (mailboxIds.length === 0) return;
  await inLanes(
    [...(await findMailboxes(engine, mailboxIds)).values()],
    ({ id }) => id,
    lanes,
    async (mailbox) => {
      if (engine.now() < deadline) await learnCalendars(engine, mailbox);
    },
  );
}
