import type { DeliveryOptions, EventInput, FaultEffect } from "@calcache/graph-simulator";

/**
 * An event, told relative to the present so that it means something whenever it is made.
 * `day` counts from today, `minute` from midnight, `length` in minutes (days for an all-day event).
 */
export type EventShape = {
  day: number;
  minute: number;
  second: number;
  length: number;
  allDay: boolean;
  showAs: NonNullable<EventInput["showAs"]>;
  zone: string | null;
  recurrence: string | null;
};

/** What happens to an event or to one occurrence of it. */
export type EventEdit =
  | { move: { day: number; minute: number; length: number } }
  | { showAs: EventShape["showAs"] }
  | { allDay: boolean }
  | { isCancelled: boolean }
  | { recurrence: string | null };

/**
 * One thing that happens. Numbers that name something (`calendar`, `event`, `worker`, …) are taken modulo what there
 * is, so that every command can be carried out at any time and a shorter list means the same.
 */
export type Command =
  | { kind: "create"; calendar: number; event: EventShape }
  /** one that Graph shows with times that nobody can read; it costs itself alone */
  | { kind: "create broken"; calendar: number; event: EventShape; flaw: NonNullable<EventInput["flaw"]> }
  | { kind: "edit"; event: number; edit: EventEdit }
  | { kind: "edit occurrence"; event: number; occurrence: number; edit: EventEdit }
  | { kind: "delete"; event: number }
  | { kind: "delete occurrence"; event: number; occurrence: number }
  | { kind: "change zone"; mailbox: number; zone: string }
  | ({ kind: "delivery" } & Omit<DeliveryOptions, "batchWindowMs" | "firstRetryMs">)
  | { kind: "fault"; mailbox: number | null; operation: string; trouble: FaultEffect; times: number | null }
  | { kind: "clear faults" }
  | { kind: "expire token"; mailbox: number }
  | { kind: "revoke grant"; mailbox: number }
  /** its owner allows the app no more than this from now on */
  | { kind: "consent"; mailbox: number; scope: string }
  | { kind: "relink"; mailbox: number }
  /** its owner disconnects an account, and connects it anew: another row, of the same mailbox */
  | { kind: "replace account"; mailbox: number }
  /** this installation is started again under another address; at the former one another server swallows what is posted */
  | { kind: "move address" }
  | { kind: "remove subscription"; subscription: number; silently: boolean }
  /** it lives on, and tells of nothing */
  | { kind: "silence"; subscription: number }
  /** a shared calendar gets another id */
  | { kind: "move calendar"; calendar: number; keepsOldId: boolean }
  /** what a shared calendar's id was is known no more */
  | { kind: "retire ids"; calendar: number }
  | { kind: "lifecycle"; subscription: number; event: "reauthorizationRequired" | "missed" }
  | { kind: "read"; worker: number; calendars: number[]; day: number; days: number; serveCache: boolean }
  | { kind: "advance"; seconds: number }
  | { kind: "work" }
  | { kind: "sweep"; worker: number; both: boolean }
  | { kind: "kill worker"; worker: number; calendar: number; turns: number }
  /** a calendar changes while it is being read: by a notification's refresh, or by one that a newer one overtakes */
  | {
      kind: "change while read";
      calendar: number;
      events: [EventShape, EventShape];
      overtaken: boolean;
      calm: boolean;
    }
  | { kind: "drop connections" }
  | { kind: "calm" }
  | { kind: "quiet sweep" };
