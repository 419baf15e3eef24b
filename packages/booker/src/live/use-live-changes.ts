"use client";

import { useEffect, useRef } from "react";
import type { BookerState } from "../context/booker-context.ts";
import { changesInWords, slotChanges } from "./slot-changes.ts";

/** Changes come in bursts: the page fetches once for those within this time. */
const gatherMs = 150;
const lookEveryMs = 5 * 60_000;

type Told = Pick<BookerState, "offered" | "announce" | "words" | "t">;

/**
 * Keeps an open page true: fetches its slots again when the server tells of a change, when the visitor comes back to
 * the page and nothing told it of changes meanwhile, and every five minutes. Says what changed.
 */
export function useLiveChanges({
  liveUrl,
  refresh,
  offered,
  announce,
  words,
  t,
}: Told & { liveUrl: string | undefined; refresh: () => void }): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, gatherMs);
    };
    const soonIfReachable = () => isReachable().then((reachable) => reachable && soon());
    const events = liveUrl === undefined ? null : new EventSource(liveUrl);
    const isConnected = () => events?.readyState === EventSource.OPEN;
    const onFocus = () => {
      if (!isConnected()) soonIfReachable();
    };
    // What changed before the connection was there, at first or again, was told to nobody.
    events?.addEventListener("open", soon);
    events?.addEventListener("availability", soon);
    window.addEventListener("focus", onFocus);
    const interval = setInterval(
      () => document.visibilityState === "visible" && soonIfReachable(),
      lookEveryMs,
    );
    return () => {
      events?.close();
      window.removeEventListener("focus", onFocus);
      clearInterval(interval);
      clearTimeout(timer);
    };
  }, [liveUrl, refresh]);

  useChangesTold({ offered, announce, words, t });
}

/** Whether the page could be had again. Where it can't, the one that is open is better than an error. */
const isReachable = () =>
  fetch(window.location.href, { method: "HEAD", cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );

function useChangesTold({ offered, announce, words, t }: Told): void {
  const before = useRef(offered);
  useEffect(() => {
    const last = before.current;
    before.current = offered;
    const isSamePeriod =
      last.first === offered.first && last.last === offered.last && last.zone.name === offered.zone.name;
    if (!isSamePeriod) {
      const period = words.dateRange(offered.first, offered.last);
      announce(t("periodHas", { period, count: Object.keys(offered.slots).length }));
      return;
    }
    const changes = changesInWords(t, slotChanges(last.slots, offered.slots));
    if (changes) announce(t("calendarChanged", { changes }));
  }, [offered, announce, words, t]);
}
