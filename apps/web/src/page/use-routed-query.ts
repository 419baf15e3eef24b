"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";

/**
 * ms for which the router may stay behind the address bar, from its last move on, before it is led. Leading is a navigation: on a
 * busy machine, where the router only needs longer, it would come in the way of the visitor's next step.
 */
const patience = 3_000;

/**
 * The URL's query. What the address bar says shows at once, where a step through the history or a `step` here changed
 * it. Next.js's router follows, but not always: a step that comes while it fetches the page again can be lost to it, and
 * of two that come fast it can end on the first. Then it is led to the address bar's.
 */
export function useRoutedQuery(): {
  query: string;
  /** Takes a query that is in the address bar already. */
  step: (query: string) => void;
  /** Leaves it to the router, which is about to go elsewhere. */
  forgetSteps: () => void;
} {
  const router = useRouter();
  const pathname = usePathname();
  const routed = useSearchParams().toString();
  const [stepped, setStepped] = useState<string | null>(null);
  // Not while a slot's form is open: to lead the router would cut off the hold or the booking that is being sent.
  const isBehind = stepped !== null && stepped !== routed && !new URLSearchParams(stepped).has("slot");
  const step = useCallback((query: string) => setStepped(new URLSearchParams(query).toString()), []);
  const forgetSteps = useCallback(() => setStepped(null), []);
  const query = stepped ?? routed;
  const hash = useRef("");
  useEffect(() => {
    hash.current = window.location.hash;
  }, []);

  useEffect(() => {
    const onStep = (event: PopStateEvent) => {
      const hashBefore = hash.current;
      hash.current = window.location.hash;
      // A step within the page, such as a link to a form's field, is a step through the history for browsers; nothing else is to be shown.
      if (hash.current !== hashBefore && isAt(pathname, query)) return event.stopImmediatePropagation();
      if (!wasLoadedAnew()) return step(window.location.search);
      event.stopImmediatePropagation();
      leaveHistoryAlone();
      window.location.reload();
    };
    // Before the router hears of it: on a busy machine it may still write the step before into the address bar then.
    window.addEventListener("popstate", onStep, { capture: true });
    return () => window.removeEventListener("popstate", onStep, { capture: true });
  }, [step, pathname, query]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a router that moves (`routed`) has its time anew
  useEffect(() => {
    if (!isBehind) return;
    const timer = setTimeout(() => router.replace(`${pathname}?${stepped}`, { scroll: false }), patience);
    return () => clearTimeout(timer);
  }, [isBehind, stepped, routed, pathname, router]);

  return { query, step, forgetSteps };
}

const isAt = (pathname: string, query: string): boolean =>
  window.location.pathname === pathname && new URLSearchParams(window.location.search).toString() === query;

/**
 * Whether the page was reloaded, or come back to from another site. The entries of the history may then be older than the page.
 * Of such an entry Next.js's router knows another query than its URL's, if we have put that into the address bar, and goes
 * to the URL once more, even after the visitor has gone on: they would end on an entry that they have left.
 *
 * A reload that breaks off a fetch of the router's may turn out as a replacement: the router takes the fetch for failed, and
 * loads the page itself (`location.replace`). Browsers without the Navigation API don't tell it from a first load.
 */
function wasLoadedAnew(): boolean {
  const activation = window.navigation?.activation;
  // A frame's first page replaces the empty one that it began with, and comes from none of ours.
  if (activation?.navigationType === "replace" && activation.from !== null) return true;
  const [load] = performance.getEntriesByType("navigation");
  return load instanceof PerformanceNavigationTiming && load.type !== "navigate";
}

/**
 * Until a page that is loaded anew is gone, the router may still write the query that it knows into the address bar, and so into
 * the entry that the visitor went to: that query would be loaded.
 */
function leaveHistoryAlone(): void {
  window.history.pushState = () => undefined;
  window.history.replaceState = () => undefined;
}
