import type { AvailabilityListener, Log } from "@calcache/calendar-cache";
import { type Concerned, concerns, sameConcerned } from "./concerned.ts";
import { type Followed, newlyFollowed, type Viewer } from "./followed.ts";

/** ms after which it is looked up anew whom an event type concerns: hosts and selected calendars change. */
const lookAgainEvery = 2 * 60_000;

export type Joined =
  | { kind: "joined"; leave: () => void }
  | { kind: "unknown event type" }
  | { kind: "full" }
  | { kind: "address full" };

/** The open pages of a process. */
export type LivePages = {
  /** Rejects when the database doesn't answer. */
  join(eventTypeId: number, viewer: Viewer): Promise<Joined>;
  /** Ends all, and lets nobody in any more. */
  close(): Promise<void>;
};

export type LiveSources = {
  /** null where there is no such event type */
  find: (eventTypeId: number) => Promise<Concerned | null>;
  /** begins to listen; the answer stops it */
  listen: (listener: AvailabilityListener) => () => Promise<void>;
  /** how many viewers may be there at once */
  most: number;
  /** how many of them at one address: a whole office may be behind it */
  mostOfAddress: number;
  log: Pick<Log, "warn">;
};

/**
 * Tells viewers of news that concern their event type. There is one listener for all of them, begun with the first
 * viewer, and each event type is looked up once however many follow it.
 */
export function openLivePages({ find, listen, most, mostOfAddress, log }: LiveSources): LivePages {
  const followed = new Map<number, Followed>();
  const lookUp = sharedWhileItLasts(find);
  const ofAddress = new Map<string, number>();
  let viewerCount = 0;
  let closed = false;
  let stop: (() => Promise<void>) | null = null;

  function begin(): () => Promise<void> {
    const stopListening = listen({
      changed: (news) => {
        for (const [id, { concerned, tell }] of followed) if (concerns(news, id, concerned)) tell();
      },
      connected: () => {
        for (const { tell } of followed.values()) tell();
      },
    });
    const timer = setInterval(lookAgain, lookAgainEvery);
    return () => {
      clearInterval(timer);
      return stopListening();
    };
  }

  async function lookAgain(): Promise<void> {
    for (const [id, eventType] of followed) {
      try {
        const concerned = await lookUp(id);
        if (concerned === null) endAll(eventType);
        else if (!sameConcerned(eventType.concerned, concerned)) {
          eventType.concerned = concerned;
          eventType.tell();
        }
      } catch (error) {
        log.warn({ err: error }, "[Live] an event type couldn't be looked up; the last answer stays");
      }
    }
  }

  /** @param by 1 for one that comes, -1 for one that goes */
  function count(by: 1 | -1, { address }: Viewer): void {
    viewerCount += by;
    const there = (ofAddress.get(address) ?? 0) + by;
    if (there === 0) ofAddress.delete(address);
    else ofAddress.set(address, there);
  }

  function enter(eventTypeId: number, concerned: Concerned, viewer: Viewer): void {
    const eventType = followed.get(eventTypeId) ?? newlyFollowed(concerned);
    followed.set(eventTypeId, eventType);
    eventType.viewers.add(viewer);
  }

  function leave(eventTypeId: number, viewer: Viewer): void {
    const eventType = followed.get(eventTypeId);
    if (!eventType?.viewers.delete(viewer)) return;
    count(-1, viewer);
    if (eventType.viewers.size > 0) return;
    eventType.forget();
    followed.delete(eventTypeId);
  }

  return {
    async join(eventTypeId, viewer) {
      if (closed || viewerCount >= most) return { kind: "full" };
      if ((ofAddress.get(viewer.address) ?? 0) >= mostOfAddress) return { kind: "address full" };
      count(1, viewer);
      stop ??= begin();
      const concerned = await lookUp(eventTypeId).catch((error) => {
        count(-1, viewer);
        throw error;
      });
      if (concerned !== null && !closed) {
        enter(eventTypeId, concerned, viewer);
        return { kind: "joined", leave: () => leave(eventTypeId, viewer) };
      }
      count(-1, viewer);
      return { kind: closed ? "full" : "unknown event type" };
    },
    async close() {
      closed = true;
      for (const eventType of followed.values()) endAll(eventType);
      await stop?.();
    },
  };
}

function endAll({ viewers }: Followed): void {
  for (const viewer of viewers) viewer.end();
}

/** One look-up for all that ask while it runs. */
function sharedWhileItLasts<Value>(lookUp: (id: number) => Promise<Value>): (id: number) => Promise<Value> {
  const running = new Map<number, Promise<Value>>();
  return (id) => {
    const promise = running.get(id) ?? lookUp(id).finally(() => running.delete(id));
    running.set(id, promise);
    return promise;
  };
}
