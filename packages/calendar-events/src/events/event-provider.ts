import type { KnownMailbox, MailboxRef, ProviderResult } from "@calcache/calendar-cache";
import type { DesiredEvent } from "./event.ts";

/** When an event is: epoch ms, half-open. */
export type EventTimes = { start: number; end: number };

/** The provider's answer to a write. */
export type WrittenEvent = {
  externalId: string;
  /** names this revision of the event */
  etag: string;
  /** where its online meeting is joined, once there is one */
  joinUrl: string | null;
  /** when the calendar has the event now, as the provider reads what was written; null where it doesn't tell */
  times: EventTimes | null;
  /** it was to have an online meeting, and the provider made it without; absent where this write asked for none */
  meetingRefused?: boolean;
};

/** Whether an event is when it should be. */
export const isAt = (times: EventTimes, { start, end }: EventTimes) =>
  times.start === start && times.end === end;

/** An event as its calendar holds it: when it is (all day: whole days of the mailbox's zone), nothing of its content. */
export type HeldEvent = WrittenEvent & { times: EventTimes };

/** What an attendee has answered to an invitation; `at`: when (epoch ms), null where the provider doesn't tell. */
export type AttendeeAnswer = {
  email: string;
  answer: "accepted" | "tentative" | "declined";
  at: number | null;
};

/** The same as a provider tells it. Its address may be another one than was invited, as where that is an alias. */
export type ReadAnswer = AttendeeAnswer & { isResource: boolean };

/** A kind of calendar account into which events can be written. Calendars and events go by the provider's own ids. */
export type EventProvider = {
  /**
   * Makes an event that carries `key`, which no other ever carried. `key-used`: it was made under this key before, and has
   * been changed or deleted since.
   */
  create(
    mailbox: MailboxRef,
    calendar: string,
    key: string,
    event: DesiredEvent,
  ): Promise<ProviderResult<WrittenEvent | "key-used">>;
  /** Makes these properties of an event what `event` says, if it is of the revision `etag`. */
  change(
    mailbox: MailboxRef,
    held: Pick<WrittenEvent, "externalId" | "etag">,
    event: DesiredEvent,
    properties: readonly (keyof DesiredEvent)[],
  ): Promise<ProviderResult<WrittenEvent | "other-revision" | "gone">>;
  /** Succeeds as well when it is gone already. */
  remove(mailbox: MailboxRef, externalId: string): Promise<ProviderResult<null>>;
  /** The event that carries `key`, if there is one. */
  find(mailbox: KnownMailbox, calendar: string, key: string): Promise<ProviderResult<HeldEvent | null>>;
  /** An event by the provider's id; null when it is deleted or cancelled. */
  read(mailbox: KnownMailbox, externalId: string): Promise<ProviderResult<HeldEvent | null>>;
  /** What the attendees of an event have answered; who hasn't isn't listed. Null when it is deleted. */
  answers(mailbox: MailboxRef, externalId: string): Promise<ProviderResult<ReadAnswer[] | null>>;
  /** The events that touch a time (epoch ms, half-open), without the cancelled ones. */
  list(
    mailbox: KnownMailbox,
    calendar: string,
    range: { start: number; end: number },
  ): Promise<ProviderResult<HeldEvent[]>>;
  /** Those of them that carry a key, whoever knows it. */
  listOurs(
    mailbox: KnownMailbox,
    calendar: string,
    range: { start: number; end: number },
  ): Promise<ProviderResult<(HeldEvent & { key: string })[]>>;
};
