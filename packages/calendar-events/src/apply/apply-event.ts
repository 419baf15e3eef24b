import {
  followCalendar,
  type KnownMailbox,
  type ProviderFailure,
  type ProviderResult,
} from "@calcache/calendar-cache";
import { type CalendarEvents, eventProviderOf } from "../events/calendar-events.ts";
import type { DesiredEvent } from "../events/event.ts";
import { type HeldEvent, isAt, type WrittenEvent } from "../events/event-provider.ts";
import { noteApplied, noteFound, noteLost, noteSending } from "../events/note-event.ts";
import { readEvent, type StoredEvent } from "../events/stored-event.ts";
import { type EventStep, planEvent } from "./plan-event.ts";

/** What came of an event's turn. `wait`: to be looked at again after so many ms. */
type ApplyOutcome =
  | { kind: "applied"; wasAsked: boolean }
  | { kind: "wait"; ms: number }
  | { kind: "failed"; event: StoredEvent; failure: ProviderFailure };

/** How often it is tried to change an event that others change at the same time. */
const mostAttempts = 3;

/** Enough for the longest way: found, of another revision, gone, made anew. What goes round longer has a later turn. */
const mostSteps = 6;

/** A create that isn't found may still be on its way to being carried out, for so many ms. */
const creatingFor = 2 * 60_000;
/** A key that was used for an event which can't be found for so many ms was used for one that is gone. */
const findingFor = 10 * 60_000;
const lookAgainAfter = 20_000;

/**
 * Brings an event about at the provider, step by step. Each write is noted before it is sent, and each answer after; wherever
 * the process dies, the next turn finds out what was done and goes on from there.
 */
export async function applyEvent(
  events: CalendarEvents,
  mailbox: KnownMailbox,
  id: number,
): Promise<ApplyOutcome> {
  let wasAsked = false;
  for (let count = 0; count < mostSteps; count++) {
    const event = await readEvent(events.engine.db, id);
    if (!event || event.appliedVersion === event.version) return { kind: "applied", wasAsked };
    const step = planEvent(event);
    if (step.kind !== "none") wasAsked = true;
    const outcome = await takeStep(events, mailbox, event, step);
    if (outcome !== "go on") return outcome;
  }
  return { kind: "wait", ms: lookAgainAfter };
}

async function takeStep(
  events: CalendarEvents,
  mailbox: KnownMailbox,
  event: StoredEvent,
  step: EventStep,
): Promise<ApplyOutcome | "go on"> {
  const provider = eventProviderOf(events, mailbox);
  switch (step.kind) {
    case "none":
      await noteApplied(events, event, null);
      return "go on";
    case "find":
      return find(events, mailbox, event);
    case "create": {
      await noteSending(events, event);
      const made = await provider.create(mailbox, event.calendar, event.key, step.event);
      if (!made.ok) return failed(events, mailbox, event, made.error);
      if (made.value === "key-used") return { kind: "wait", ms: lookAgainAfter };
      return settle(events, mailbox, event, step.event, made.value);
    }
    case "change":
      return change(events, mailbox, event, step);
    case "remove": {
      await noteSending(events, event);
      const removed = await provider.remove(mailbox, step.externalId);
      if (!removed.ok) return { kind: "failed", event, failure: removed.error };
      await noteApplied(events, event, null);
      return "go on";
    }
  }
}

/** Where its calendar is gone, but goes by another id by now, the event goes on there. */
async function failed(
  { engine }: CalendarEvents,
  mailbox: KnownMailbox,
  event: StoredEvent,
  failure: ProviderFailure,
): Promise<ApplyOutcome | "go on"> {
  const presentId = failure.kind === "gone" ? await followCalendar(engine, mailbox, event.calendar) : null;
  return presentId === null ? { kind: "failed", event, failure } : "go on";
}

/** Looks for an event whose making was sent and whose answer was missed. */
async function find(
  events: CalendarEvents,
  mailbox: KnownMailbox,
  event: StoredEvent,
): Promise<ApplyOutcome | "go on"> {
  const { engine } = events;
  const provider = eventProviderOf(events, mailbox);
  const found = await provider.find(mailbox, event.calendar, event.key);
  if (!found.ok) return failed(events, mailbox, event, found.error);
  if (found.value) {
    await noteFound(events, event.id, found.value);
    return "go on";
  }
  const waited = engine.now() - (event.sentAt ?? 0);
  if (event.desired === null) {
    if (waited < creatingFor) return { kind: "wait", ms: creatingFor - waited };
    await noteApplied(events, event, null);
    return "go on";
  }
  // Under the same key, so that a first one that turns up late and this one are one.
  const made = await provider.create(mailbox, event.calendar, event.key, event.desired);
  if (!made.ok) return failed(events, mailbox, event, made.error);
  if (made.value !== "key-used") return settle(events, mailbox, event, event.desired, made.value);
  if (waited < findingFor) return { kind: "wait", ms: lookAgainAfter };
  await noteLost(events, event);
  return "go on";
}

async function change(
  events: CalendarEvents,
  mailbox: KnownMailbox,
  event: StoredEvent,
  step: Extract<EventStep, { kind: "change" }>,
): Promise<ApplyOutcome | "go on"> {
  const provider = eventProviderOf(events, mailbox);
  await noteSending(events, event);
  // Without a meeting in it, its text may be changed.
  const wanted = event.meetingRefused ? { ...step.event, onlineMeeting: false } : step.event;
  let { held, properties }: Pick<typeof step, "held" | "properties"> = step;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    if (attempt > 0 || !step.mayBeGone) {
      const changed = await provider.change(mailbox, held, wanted, properties);
      if (!changed.ok) return { kind: "failed", event, failure: changed.error };
      if (changed.value !== "other-revision") return changed.value === "gone" ? lost() : done(changed.value);
    }
    // Attendees who answer make another revision too. Where people moved it, the command that is being written wins.
    const read: ProviderResult<HeldEvent | null> = await provider.read(mailbox, held.externalId);
    if (!read.ok) return { kind: "failed", event, failure: read.error };
    if (read.value === null) return lost();
    held = read.value;
    properties = withTimes(properties, !isAt(read.value.times, step.event));
    // A write of ours whose answer was missed may have done it all.
    if (properties.length === 0) return done(read.value);
  }
  return { kind: "wait", ms: lookAgainAfter };

  function done(written: WrittenEvent) {
    return settle(events, mailbox, event, step.event, written);
  }
  async function lost() {
    await noteLost(events, event);
    return "go on" as const;
  }
}

/**
 * Notes an answered write. Where the provider has the event at another time than it was asked to, it reads the event's time zone by
 * other rules than ours: the times are written once more, in UTC. Where the event is then is its place as far as we are
 * concerned: it never counts as moved by somebody.
 */
async function settle(
  events: CalendarEvents,
  mailbox: KnownMailbox,
  event: StoredEvent,
  desired: DesiredEvent,
  written: WrittenEvent,
): Promise<ApplyOutcome | "go on"> {
  const { engine } = events;
  const provider = eventProviderOf(events, mailbox);
  if (written.times === null || isAt(written.times, desired)) {
    await noteApplied(events, event, written);
    return "go on";
  }
  engine.log.warn(
    { event: event.id, timeZone: desired.timeZone },
    "[Event] its calendar reads its zone otherwise",
  );
  await noteFound(events, event.id, written);
  const inUtc = { ...desired, timeZone: "UTC" };
  const corrected = await provider.change(mailbox, written, inUtc, ["start", "end"]);
  if (!corrected.ok) return { kind: "failed", event, failure: corrected.error };
  if (corrected.value === "gone") await noteLost(events, { ...event, held: written });
  else if (corrected.value !== "other-revision") await noteApplied(events, event, corrected.value);
  return "go on";
}

/** These properties, with both times or without. */
function withTimes(properties: readonly (keyof DesiredEvent)[], has: boolean): (keyof DesiredEvent)[] {
  const others = properties.filter((name) => name !== "start" && name !== "end");
  return has ? [...others, "start", "end"] : others;
}
