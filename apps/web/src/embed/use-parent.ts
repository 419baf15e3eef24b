"use client";

import { messageOf, parameters } from "@calcache/embed/protocol";
import { type RefObject, useCallback, useEffect } from "react";
import type { Embedding } from "./embedding.ts";

/** Something that the page around is told of once. */
export type Told = { type: string; data: unknown };

/** Tells the page around how large this one is and what happens in it. A frame that nobody may hear says nothing. */
export function useParent(
  embedding: Embedding | null,
  main: RefObject<HTMLElement | null>,
  told: readonly Told[],
) {
  const namespace = embedding?.namespace ?? "";
  const parent = embedding?.parent ?? null;
  const isModal = embedding?.isModal ?? false;
  const tell = useCallback(
    (type: string, data: unknown = {}) => {
      // The browser delivers it to that origin only, whoever the page around is.
      if (parent !== null) window.parent.postMessage(messageOf(namespace, type, data), parent);
    },
    [namespace, parent],
  );

  useEffect(() => {
    const element = main.current;
    if (element === null || parent === null) return;
    let isFirstTime = true;
    const observer = new ResizeObserver(() => {
      const { width, height } = element.getBoundingClientRect();
      // A closed dialog's frame has no size.
      if (width === 0) return;
      tell("__dimensionChanged", {
        iframeHeight: Math.ceil(height),
        iframeWidth: Math.ceil(width),
        isFirstTime,
      });
      if (isFirstTime) tell("linkReady");
      isFirstTime = false;
    });
    tell("__iframeReady", { isPrerendering: false });
    observer.observe(element);
    return () => observer.disconnect();
  }, [main, parent, tell]);

  // A page that comes anew, as a booking that was cancelled on it does, may have something else to tell.
  const happened = JSON.stringify(told);
  useEffect(() => {
    for (const { type, data } of JSON.parse(happened) as Told[]) tell(type, data);
    forgetHappened();
  }, [tell, happened]);

  useEffect(() => {
    if (parent === null || !isModal) return;
    const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === "Escape" && !defaultPrevented) tell("__closeIframe");
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [parent, isModal, tell]);
}

/** A page that is loaded anew tells nothing a second time. */
function forgetHappened(): void {
  const url = new URL(window.location.href);
  if (!url.searchParams.has(parameters.happened)) return;
  url.searchParams.delete(parameters.happened);
  window.history.replaceState(window.history.state, "", url);
}
