"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useState } from "react";

/** ms that the router has for following the address bar before it is told again. */
const patience = 500;

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

  useEffect(() => {
    const onStep = () => step(window.location.search);
    window.addEventListener("popstate", onStep);
    return () => window.removeEventListener("popstate", onStep);
  }, [step]);

  useEffect(() => {
    if (!isBehind) return;
    const timer = setTimeout(() => router.replace(`${pathname}?${stepped}`, { scroll: false }), patience);
    return () => clearTimeout(timer);
  }, [isBehind, stepped, pathname, router]);

  return { query: stepped ?? routed, step, forgetSteps };
}
