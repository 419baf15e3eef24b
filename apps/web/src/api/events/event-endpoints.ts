import type { ApiKeyInfo } from "@calcache/api-keys";
import { type Engine, integrationsOf, wakeSoon } from "@calcache/calendar-cache";
import {
  deleteEvent,
  type EventAnswer,
  type EventRef,
  type EventWriter,
  findWritableCalendar,
  putEvent,
  readOwnEvent,
} from "@calcache/calendar-events";
import { endpoint, refusal } from "@calcache/http-edge";
import type { Prisma } from "@calcache/prisma";
import { z } from "zod";
import { success, successOf } from "../edge/answers/success.ts";
import { holderOf } from "../edge/callers/api-key.ts";
import { eventBody, ownEvent, shownEvent } from "./event-body.ts";

type Services = { engine: Engine };

/** A provider's ids may hold any character, so they come encoded. */
const id = z.string().min(1).max(512);

/** The same for what isn't there and for what is another's, so that nobody learns which ids are in use. */
const noSuchCalendar = refusal(404, "NOT_FOUND", "There is no such calendar for this key");
const noSuchEvent = refusal(404, "NOT_FOUND", "There is no such event for this key");

const accepted = z.object({ eventId: z.string(), version: z.int(), changed: z.boolean() });

const path = "/api/v2/calendars/{calendarId}/events/{eventId}";
const common = {
  params: z.object({ calendarId: id, eventId: id }),
  refusals: [noSuchCalendar, noSuchEvent],
} as const;

export const putEventEndpoint = endpoint("PUT", path, {
  ...common,
  summary: "Accepts what an event should be from now on",
  caller: holderOf("free_busy_write", "read_write"),
  body: eventBody,
  mostBytes: 128 * 1024,
  answers: { 202: successOf(accepted) },
  handle: ({ who, params, body }, { engine }: Services) =>
    accept(engine, who, params, (tx, writer, ref) => putEvent(tx, writer, ref, body, engine.now())),
});

export const deleteEventEndpoint = endpoint("DELETE", path, {
  ...common,
  summary: "Accepts that an event which this key wrote should not exist",
  caller: holderOf("free_busy_write", "read_write"),
  answers: { 202: successOf(accepted) },
  handle: ({ who, params }, { engine }: Services) =>
    accept(engine, who, params, (tx, writer, ref) => deleteEvent(tx, writer, ref, engine.now())),
});

export const getEventEndpoint = endpoint("GET", path, {
  ...common,
  summary: "What this key wrote, and what became of it",
  caller: holderOf("read_write"),
  answers: { 200: successOf(ownEvent) },
  async handle({ who, params }, { engine }: Services) {
    const ref = await findRef(engine, who, params);
    if (ref === null) return noSuchCalendar;
    const event = await readOwnEvent(engine.db, writerOf(who), ref);
    return event ? success(200, shownEvent(ref.eventId, event)) : noSuchEvent;
  },
});

type Ids = z.output<typeof common.params>;

/** Gives a command for an event, and wakes whoever brings it about. */
async function accept(
  engine: Engine,
  key: ApiKeyInfo,
  ids: Ids,
  command: (tx: Prisma.TransactionClient, writer: EventWriter, ref: EventRef) => Promise<EventAnswer>,
) {
  const ref = await findRef(engine, key, ids);
  if (ref === null) return noSuchCalendar;
  const answer = await engine.db.$transaction((tx) => command(tx, writerOf(key), ref));
  if (!answer.ok) return answer.error.kind === "unknown-calendar" ? noSuchCalendar : noSuchEvent;
  const { version, changed, mailboxId } = answer.value;
  if (changed) wakeSoon(engine, [mailboxId]);
  return success(202, { eventId: ids.eventId, version, changed });
}

const writerOf = ({ id }: ApiKeyInfo): EventWriter => ({ kind: "api-key", id });

/** A key opens calendars that somebody whom it may act for has selected, or where their bookings go, and no others. */
async function findRef(engine: Engine, { id }: ApiKeyInfo, ids: Ids): Promise<EventRef | null> {
  const calendar = await findWritableCalendar(engine.db, integrationsOf(engine), id, ids.calendarId);
  return calendar && { ...ids, ...calendar };
}
