import { type DesiredEvent, differingProperties } from "../events/event.ts";
import { isAt } from "../events/event-provider.ts";
import type { StoredEvent } from "../events/stored-event.ts";

/** The next thing to ask of the provider, so that the calendar comes to hold what is desired. */
export type EventStep =
  /** nothing: it holds that already */
  | { kind: "none" }
  /** a create was sent and its answer missed: is it there? */
  | { kind: "find" }
  | { kind: "create"; event: DesiredEvent }
  | {
      kind: "change";
      held: { externalId: string; etag: string };
      event: DesiredEvent;
      properties: (keyof DesiredEvent)[];
      /** a removal was sent and its answer missed: is it there still? */
      mayBeGone: boolean;
    }
  | { kind: "remove"; externalId: string };

/**
 * Decides it. Only what differs is written: from what the calendar holds, and from whatever else it might hold. An event that the
 * provider has at another time than it was told is put where it should be.
 */
export function planEvent({
  desired,
  applied,
  held,
  sentAt,
  sent,
}: Pick<StoredEvent, "desired" | "applied" | "held" | "sentAt" | "sent">): EventStep {
  if (held === null) {
    if (sentAt !== null) return { kind: "find" };
    return desired === null ? { kind: "none" } : { kind: "create", event: desired };
  }
  if (desired === null) return { kind: "remove", externalId: held.externalId };
  const maybeHeld = [applied, ...sent].filter((one) => one !== null);
  const misplaced = held.times !== null && !isAt(held.times, desired) ? [{ ...desired, ...held.times }] : [];
  const properties = differingProperties([...maybeHeld, ...misplaced], desired);
  const mayBeGone = sent.includes(null);
  if (properties.length === 0 && !mayBeGone) return { kind: "none" };
  return { kind: "change", held, event: desired, properties, mayBeGone };
}
