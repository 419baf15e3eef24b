import type { KnownMailbox } from "@calcache/calendar-cache";
import type { EventProvider, HeldEvent, WrittenEvent } from "@calcache/calendar-events";
import type {
  GraphError,
  GraphEventDraft,
  HeldEvent as GraphHeldEvent,
  WrittenEvent as GraphWrittenEvent,
  Result,
} from "@calcache/microsoft-graph";
import type { AskMailbox } from "../mailboxes/ask-mailbox.ts";
import { providerFailure } from "../mailboxes/provider-failure.ts";
import { changeDraft, keyProperty, keyPropertyId, newDraft } from "./event-draft.ts";

/**
 * Outlook as a calendar into which events are written. The key of an event is its transaction id, by which Graph makes it once, and
 * a property of it, by which it is found again when Graph's memory of transactions can't be relied on any more.
 */
export function outlookEvents(ask: AskMailbox): EventProvider {
  return {
    async create(mailbox, calendarId, key, event) {
      const made = await withOrWithoutMeeting(newDraft(key, event), (draft) =>
        ask(mailbox, (box) => box.createEvent({ calendarId, transactionId: key, event: draft })),
      );
      if (made.ok) return made;
      return made.error.kind === "conflict" ? { ok: true, value: "key-used" } : providerFailure(made.error);
    },

    async change(mailbox, { externalId, etag }, event, properties) {
      const draft = changeDraft(event, properties);
      if (Object.keys(draft).length === 0)
        return { ok: true, value: { externalId, etag, joinUrl: null, times: null } };
      const changed = await withOrWithoutMeeting(draft, (given) =>
        ask(mailbox, (box) => box.changeEvent(externalId, etag, given)),
      );
      if (changed.ok) return changed;
      if (changed.error.kind === "conflict") return { ok: true, value: "other-revision" };
      return changed.error.kind === "gone" ? { ok: true, value: "gone" } : providerFailure(changed.error);
    },

    async remove(mailbox, externalId) {
      const removed = await ask(mailbox, (box) => box.deleteEvent(externalId));
      return removed.ok ? { ok: true, value: null } : providerFailure(removed.error);
    },

    async find(mailbox, calendarId, key) {
      const found = await ask(mailbox, (box) =>
        box.findEvents(calendarId, keyProperty(key), zoneIn(mailbox)),
      );
      if (!found.ok) return providerFailure(found.error);
      return { ok: true, value: found.value.filter(isOn).map(held)[0] ?? null };
    },

    async read(mailbox, externalId) {
      const read = await ask(mailbox, (box) => box.readEvent(externalId, zoneIn(mailbox)));
      if (!read.ok) return providerFailure(read.error);
      return { ok: true, value: read.value !== null && isOn(read.value) ? held(read.value) : null };
    },

    async answers(mailbox, externalId) {
      const read = await ask(mailbox, (box) => box.readAnswers(externalId));
      if (!read.ok) return providerFailure(read.error);
      const answers = read.value?.map(({ address, response, at, isResource }) => ({
        email: address,
        answer: response === "tentativelyAccepted" ? ("tentative" as const) : response,
        at,
        isResource,
      }));
      return { ok: true, value: answers ?? null };
    },

    async list(mailbox, calendarId, range) {
      const window = windowOf(calendarId, range);
      const listed = await ask(mailbox, (box) => box.readHeldEvents(window, zoneIn(mailbox)));
      return listed.ok
        ? { ok: true, value: listed.value.filter(isOn).map(held) }
        : providerFailure(listed.error);
    },

    async listOurs(mailbox, calendarId, range) {
      const window = windowOf(calendarId, range);
      const listed = await ask(mailbox, (box) =>
        box.readMarkedEvents(window, keyPropertyId, zoneIn(mailbox)),
      );
      return listed.ok
        ? {
            ok: true,
            value: listed.value.filter(isOn).map((event) => ({ ...held(event), key: event.value })),
          }
        : providerFailure(listed.error);
    },
  };
}

const windowOf = (calendarId: string, { start, end }: { start: number; end: number }) => ({
  calendarId,
  startDateTime: new Date(start).toISOString(),
  endDateTime: new Date(end).toISOString(),
});

/**
 * Sends a write, and where it is refused, once more without its wish for an online meeting: some users may have none of the kind
 * that is asked for, and some mailboxes make the event without a word of it (microsoft-graph-docs#7864, #9741).
 */
async function withOrWithoutMeeting(
  draft: GraphEventDraft,
  send: (draft: GraphEventDraft) => Promise<Result<GraphWrittenEvent>>,
): Promise<Result<WrittenEvent>> {
  if (draft.isOnlineMeeting !== true) return mapWritten(await send(draft));
  const first = await send(draft);
  if (first.ok)
    return {
      ok: true,
      value: { ...written(first.value), meetingRefused: first.value.isOnlineMeeting === false },
    };
  const { isOnlineMeeting: _, onlineMeetingProvider: __, ...without } = draft;
  if (!mayBeAboutMeeting(first.error) || Object.keys(without).length === 0) return first;
  const second = await send(without);
  return second.ok ? { ok: true, value: { ...written(second.value), meetingRefused: true } } : second;
}

const mapWritten = (result: Result<GraphWrittenEvent>): Result<WrittenEvent> =>
  result.ok ? { ok: true, value: written(result.value) } : result;

/** A 400 of Graph's own, not a gateway's. */
const mayBeAboutMeeting = ({ status, kind }: GraphError) =>
  status === 400 && (kind === "bug" || kind === "unlisted");

/** All-day events are days of the mailbox's zone, as far as it is known. */
const zoneIn = ({ timeZone, ownersTimeZone }: KnownMailbox) => timeZone ?? ownersTimeZone;

const isOn = ({ isCancelled }: GraphHeldEvent) => !isCancelled;

const written = ({ id, etag, joinUrl, times }: GraphWrittenEvent): WrittenEvent => ({
  externalId: id,
  etag,
  joinUrl,
  times,
});

const held = ({ id, etag, joinUrl, start, end }: GraphHeldEvent): HeldEvent => ({
  externalId: id,
  etag,
  joinUrl,
  times: { start, end },
});
