import type { AvailabilityListener, AvailabilityNews, Log } from "@calcache/calendar-cache";
import { atMostEvery } from "./at-most-every.ts";
import { type Concerned, concerns, sameConcerned } from "./concerned.ts";

/** ms. A viewer is told at most this often; each of them asks for slots anew when it is told. */
const tellEvery = 500;

/** ms after which it is looked up anew whom an event type concerns: hosts and selected calendars change. */
const lookAgainEvery = 2 * 60_000;

/** Someone with an open page. */
export type Viewer = {
  /** what the page offers may have changed */
  tell: () => void;
  /** there will be no more news */
  end: () => void;
};

export type Joined =
  | { kind: "joined"; leave: () => void }
  | { kind: "unknown event type" }
  | { kind: "full" };

/** The open pages of this process. */
export type LivePages = {
  /** Rejects when the database doesn't answer. */
  join(eventTypeId: number, viewer: Viewer): Promise<Joined>;
  /** Ends all, and lets nobody in any more. */
  close(): Promise<void>;
};

type Page = {
  viewers: Set<Viewer>;
  concerned: Concerned;
  /** tells all viewers, soon */
  told: ReturnType<typeof atMostEvery>;
};

/**
 * Tells viewers of news that concern their event type. There is one listener for all of them, begun with the first
 * viewer, and each event type is looked up once however many view it.
 * @param most how many viewers may be there at once
 */
export function openLivePages({
  find,
  listen,
  most,
  log,
}: {
  find: (eventTypeId: number) => Promise<Concerned | null>;
  listen: (listener: AvailabilityListener) => () => Promise<void>;
  most: number;
  log: Pick<Log, "warn">;
}): LivePages {
  const pages = new Map<number, Page>();
  const lookups = new Map<number, Promise<Concerned | null>>();
  let taken = 0;
  let closed = false;
  let stopListening: (() => Promise<void>) | null = null;
  let lookingAgain: NodeJS.Timeout | null = null;

  const begin = () => {
    stopListening ??= listen({
      changed: (news: AvailabilityNews) => {
        for (const [id, { concerned, told }] of pages) if (concerns(news, id, concerned)) told.call();
      },
      connected: () => {
        for (const { told } of pages.values()) told.call();
      },
    });
    lookingAgain ??= setInterval(lookAgain, lookAgainEvery);
  };

  const lookUp = (eventTypeId: number) => {
    const lookup = lookups.get(eventTypeId) ?? find(eventTypeId).finally(() => lookups.delete(eventTypeId));
    lookups.set(eventTypeId, lookup);
    return lookup;
  };

  async function lookAgain(): Promise<void> {
    for (const [id, page] of pages) {
      try {
        const concerned = await lookUp(id);
        if (!concerned) for (const viewer of page.viewers) viewer.end();
        else if (!sameConcerned(page.concerned, concerned)) {
          page.concerned = concerned;
          page.told.call();
        }
      } catch (error) {
        log.warn({ err: error }, "[Live] an event type couldn't be looked up; the last answer stays");
      }
    }
  }

  function pageOf(eventTypeId: number, concerned: Concerned): Page {
    const existing = pages.get(eventTypeId);
    if (existing) return existing;
    const viewers = new Set<Viewer>();
    const told = atMostEvery(tellEvery, () => {
      for (const viewer of viewers) viewer.tell();
    });
    const page = { viewers, concerned, told };
    pages.set(eventTypeId, page);
    return page;
  }

  function leave(eventTypeId: number, viewer: Viewer): void {
    const page = pages.get(eventTypeId);
    if (!page?.viewers.delete(viewer)) return;
    taken -= 1;
    if (page.viewers.size > 0) return;
    page.told.cancel();
    pages.delete(eventTypeId);
  }

  async function join(eventTypeId: number, viewer: Viewer): Promise<Joined> {
    if (closed || taken >= most) return { kind: "full" };
    taken += 1;
    try {
      begin();
      const concerned = await lookUp(eventTypeId);
      if (concerned && !closed) {
        pageOf(eventTypeId, concerned).viewers.add(viewer);
        return { kind: "joined", leave: () => leave(eventTypeId, viewer) };
      }
      taken -= 1;
      return { kind: closed ? "full" : "unknown event type" };
    } catch (error) {
      taken -= 1;
      throw error;
    }
  }

  async function close(): Promise<void> {
    closed = true;
    if (lookingAgain) clearInterval(lookingAgain);
    for (const { viewers } of pages.values()) for (const viewer of viewers) viewer.end();
    await stopListening?.();
  }

  return { join, close };
}
