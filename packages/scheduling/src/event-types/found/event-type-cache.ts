import type { EventTypeWithHosts } from "../columns/event-type.ts";

/** An event type as it was found, and at which version of the configuration. */
export type FoundEventType = { eventType: EventTypeWithHosts; version: string };

/** Event types as they were last found, by how they were asked for. Whoever uses one asks whether its version still is. */
export type EventTypeCache = {
  recall(question: string): FoundEventType | null;
  keep(question: string, found: FoundEventType): void;
  forget(question: string): void;
};

/**
 * Remembers event types of so many hosts together, those that were used last.
 * @param mostHosts an event type with fewer than ten counts as ten
 */
export function eventTypeCache(mostHosts = 100_000): EventTypeCache {
  const remembered = new Map<string, FoundEventType>();
  let hosts = 0;
  function forget(question: string): void {
    const found = remembered.get(question);
    if (found) hosts -= sizeOf(found);
    remembered.delete(question);
  }
  function keep(question: string, found: FoundEventType): void {
    forget(question);
    remembered.set(question, found);
    hosts += sizeOf(found);
    for (const oldest of remembered.keys()) {
      if (hosts <= mostHosts) break;
      forget(oldest);
    }
  }
  return {
    keep,
    forget,
    recall(question) {
      const found = remembered.get(question);
      if (!found) return null;
      // A map's first key is the one set longest ago.
      remembered.delete(question);
      remembered.set(question, found);
      return found;
    },
  };
}

const sizeOf = ({ eventType }: FoundEventType) => Math.max(10, eventType.hosts.length);
