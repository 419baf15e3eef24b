"use client";

import { type Ui, uiIn } from "@calcache/embed/protocol";
import { useEffect, useSyncExternalStore } from "react";

/** What the page around said last: kept from page to page of a frame. */
const nothing: Ui = {};
let told = nothing;
const watchers = new Set<() => void>();

function watch(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

/** How the page around wants the frame to look, once it says so by a message. Nobody else's are heard. */
export function useToldUi(parent: string | null): Ui {
  useEffect(() => {
    if (parent === null) return;
    const onMessage = ({ source, origin, data }: MessageEvent) => {
      const ui = source === window.parent && origin === parent ? uiIn(data) : null;
      if (ui === null) return;
      told = ui;
      for (const changed of watchers) changed();
    };
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }, [parent]);
  return useSyncExternalStore(
    watch,
    () => told,
    () => nothing,
  );
}
