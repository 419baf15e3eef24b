import {
  aloneDelay,
  concernsMailbox,
  type FailureKind,
  failsAlone,
  type KnownMailbox,
  meaningOf,
  noteFailedRequest,
  type ProviderFailure,
  pauseLeft,
  recordMailboxFailure,
  recordMailboxSuccess,
  retryDelay,
} from "@calcache/calendar-cache";
import { isDatabaseFailure } from "@calcache/prisma";
import type { CalendarEvents } from "./calendar-events.ts";
import { noteNotSent } from "./note-event.ts";
import type { StoredEvent } from "./stored-event.ts";

/** Whether the provider may be called for a mailbox now: it is connected, and not in its pause. */
export const mayBeAsked = (mailbox: KnownMailbox, now: number) =>
  mailbox.connected && pauseLeft(mailbox, now) === 0;

/** With an answer of these kinds nothing was carried out, nor without a token. After any other, something may have been. */
const refusals: ReadonlySet<FailureKind> = new Set([
  "throttled",
  "forbidden",
  "gone",
  "bug",
  "config",
  "relink",
  "unusable",
  "interaction",
  "admin",
  "tenant",
  "permission",
]);

/** What failures mean here that mean something else where a calendar is read; for a person. */
const meanings: Partial<Record<FailureKind, string>> = {
  forbidden: "the account may not write into this calendar, or was connected without the permission to",
  gone: "there is no such calendar any more",
  bug: "the provider refuses the event as it is",
};

/** What it means for an event that writing it failed so, in words for a person. */
export const eventMeaning = (kind: FailureKind): string => meanings[kind] ?? meaningOf(kind);

/**
 * Whether an event isn't tried again before its next command. Only where the provider says of this write that it is wrong: what
 * a gateway or a sign-in answers is never final.
 */
export const isFinal = ({ kind, reached }: Pick<ProviderFailure, "kind" | "reached">): boolean =>
  kind === "bug" && reached === "mailbox";

/**
 * Notes that an event couldn't be written. What concerns its mailbox pauses the mailbox, and the event waits for that; what the
 * provider refuses as nonsense is not tried again before the next command; all else is tried again later, whatever
 * becomes of other events meanwhile.
 */
export async function noteFailure(
  events: CalendarEvents,
  mailbox: KnownMailbox,
  event: StoredEvent,
  failure: ProviderFailure,
): Promise<void> {
  const { engine } = events;
  const { kind, reason } = failure;
  const now = engine.now();
  const isAlone = await failsAlone(engine, mailbox, failure, event.sentAt);
  await (isAlone ? noteFailedRequest : recordMailboxFailure)(engine, mailbox, failure);
  if (failure.reached === "mailbox") await recordMailboxSuccess(engine, mailbox);
  if (failure.reached === "sign-in" || refusals.has(kind)) await noteNotSent(events, event);
  const meaning = isAlone
    ? "only this event can't be written, its account's calendars are read"
    : eventMeaning(kind);
  const { failureCount } = await engine.db.calendarEvent.update({
    where: { id: event.id },
    data: {
      failureKind: kind,
      failureReason: `${meaning} (${reason})`,
      failureCount: { increment: 1 },
    },
  });
  engine.log.warn({ event: event.id, version: event.version, kind, why: reason }, "[Event] not written");
  if (concernsMailbox(failure) && !isAlone) return;
  const delay = Math.max(retryDelay(failure, failureCount, event.id), isAlone ? aloneDelay : 0);
  const again = new Date(now + Math.round(delay));
  await engine.db.calendarEvent.updateMany({
    // A command that came meanwhile is tried at once.
    where: { id: event.id, version: event.version },
    data: isFinal(failure) ? { stoppedAt: new Date(now) } : { nextAttemptAt: again },
  });
}

/** ms until an event is tried again that the database's failure interrupted: it is back already, as this is noted. */
const interruptedFor = 2_000;

/**
 * Notes that writing an event threw. A mistake of ours in one event must not hold up the others; a database that went away, as in a failover,
 * is no mistake, and says nothing about the event. Whether something was written stays in doubt.
 */
export async function noteError({ engine }: CalendarEvents, id: number, error: unknown): Promise<void> {
  if (isDatabaseFailure(error)) {
    engine.log.warn({ err: error, event: id }, "[Event] writing it was interrupted by the database");
    const nextAttemptAt = new Date(engine.now() + interruptedFor);
    await engine.db.calendarEvent.update({ where: { id }, data: { nextAttemptAt } });
    return;
  }
  engine.log.error({ err: error, event: id }, "[Event] writing it failed unexpectedly");
  const failure = { kind: "bug", retryAfterSeconds: null } as const;
  const { failureCount } = await engine.db.calendarEvent.update({
    where: { id },
    data: {
      failureKind: "bug",
      failureReason: "something went wrong here; it has been logged",
      failureCount: { increment: 1 },
    },
  });
  const nextAttemptAt = new Date(engine.now() + Math.round(retryDelay(failure, failureCount, id)));
  await engine.db.calendarEvent.update({ where: { id }, data: { nextAttemptAt } });
}
