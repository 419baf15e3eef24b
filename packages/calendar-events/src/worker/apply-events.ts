import {
  findMailboxes,
  type KnownMailbox,
  pauseLeft,
  recordMailboxSuccess,
  wakeSoon,
} from "@calcache/calendar-cache";
import { applyEvent } from "../apply/apply-event.ts";
import { compareEvents } from "../compare/compare-events.ts";
import { recogniseEvents } from "../compare/recognise-events.ts";
import type { CalendarEvents } from "../events/calendar-events.ts";
import { mayBeAsked, noteError, noteFailure } from "../events/event-failures.ts";
import { awaitsRoom, mailboxesAwaitingRoom } from "./awaited-rooms.ts";

/** A mailbox with very many events must not keep its refreshes waiting; the next wake-up goes on. */
const mostEventsPerJob = 50;

/** What is due later than this, another look for what is due finds in time. */
const longestWait = 10_000;

/**
 * Brings a mailbox's events about, one after the other, until none is due; then sees what people did to those it holds. In
 * the mailbox's pause nothing is asked of the provider. Failures of single events don't hold up the others.
 */
export async function applyEvents(events: CalendarEvents, mailboxId: number): Promise<void> {
  const { engine } = events;
  const mailbox = (await findMailboxes(engine, [mailboxId])).get(mailboxId);
  if (!mailbox) return;
  for (let count = 0; count < mostEventsPerJob && mayBeAsked(mailbox, engine.now()); count++) {
    const next = await findDue(events, mailboxId);
    if (next === null) {
      await recogniseEvents(events, mailbox);
      await compareEvents(events, mailbox);
      return;
    }
    await applyOne(events, mailbox, next);
  }
  const pause = pauseLeft(mailbox, engine.now());
  if (mailbox.connected && pause <= longestWait) await engine.wake([mailboxId], pause);
}

async function applyOne(events: CalendarEvents, mailbox: KnownMailbox, id: number): Promise<void> {
  const { engine } = events;
  const outcome = await applyEvent(events, mailbox, id).catch((error: unknown) => ({
    kind: "threw" as const,
    error,
  }));
  if (outcome.kind === "threw") return noteError(events, id, outcome.error);
  if (outcome.kind === "failed") return noteFailure(events, mailbox, outcome.event, outcome.failure);
  if (outcome.kind === "wait" || outcome.wasAsked) await recordMailboxSuccess(engine, mailbox);
  if (outcome.kind === "applied") return wakeSoon(engine, await mailboxesAwaitingRoom(events, id));
  const nextAttemptAt = new Date(engine.now() + outcome.ms);
  await engine.db.calendarEvent.update({ where: { id }, data: { nextAttemptAt } });
}

/** The oldest command that is due. */
async function findDue({ engine }: CalendarEvents, mailboxId: number): Promise<number | null> {
  const rows = await engine.db.$queryRaw<{ id: number }[]>`
    SELECT e.id FROM calcache.calendar_event e JOIN calcache.written_calendar c ON c.id = e.calendar_id
    WHERE c.mailbox_id = ${mailboxId} AND e.version <> e.applied_version AND e.stopped_at IS NULL
      AND (e.next_attempt_at IS NULL OR e.next_attempt_at <= ${new Date(engine.now())})
      AND ${awaitsRoom(engine.now())} IS NOT TRUE
    ORDER BY e.next_attempt_at NULLS FIRST, e.id LIMIT 1`;
  return rows[0]?.id ?? null;
}
