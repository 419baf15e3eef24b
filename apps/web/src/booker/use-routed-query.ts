"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useState } from "react";

/** ms that the router has for following a step through the history before it is told again. */
const patience = 500;

/**
 * The URL's query. A step through the history shows at once. Next.js's router follows, but where two steps come so fast
 * that the first one's answer arrives after the second, it ends on the first one's URL, beside the browser's: then it is
 * led to the browser's.
 */
export function useRoutedQuery(): { query: string; forgetSteps: () => void } {
  const router = useRouter();
  const pathname = usePathname();
  const routed = useSearchParams().toString();
  const [stepped, setStepped] = useState<string | null>(null);
  const isBehind = stepped !== null && stepped !== routed;

  useEffect(() => {
    const onStep = () => setStepped(new URLSearchParams(window.location.search).toString());
    window.addEventListener("popstate", onStep);
    return () => window.removeEventListener("popstate", onStep);
  }, []);

  useEffect(() => {
    if (!isBehind) return;
    const timer = setTimeout(() => router.replace(`${pathname}?${stepped}`, { scroll: false }), patience);
    return () => clearTimeout(timer);
  }, [isBehind, stepped, pathname, router]);

  const forgetSteps = useCallback(() => setStepped(null), []);
  return { query: stepped ?? routed, forgetSteps };
}
