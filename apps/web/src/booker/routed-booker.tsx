"use client";

import { Booker, type BookerNavigation, type BookerProps } from "@calcache/booker";
import { usePathname, useRouter } from "next/navigation";
import { startTransition, useCallback, useMemo, useOptimistic } from "react";
import { timeZoneCookie } from "./remembered-time-zone.ts";
import { useRoutedQuery } from "./use-routed-query.ts";

/** A Booker whose URL is Next.js's. What is being fetched shows at once, with its slots to follow. */
export function RoutedBooker(props: Omit<BookerProps, "search" | "navigation" | "onTimeZoneFound">) {
  const router = useRouter();
  const pathname = usePathname();
  const { query: routed, step, forgetSteps } = useRoutedQuery();
  const [query, setQuery] = useOptimistic(routed);
  const search = useMemo(() => Object.fromEntries(new URLSearchParams(query)), [query]);
  const navigation = useMemo<BookerNavigation>(
    () => ({
      show(href, { replace }) {
        const change = replace ? "replaceState" : "pushState";
        window.history[change](null, "", `${pathname}${href}`);
        step(href);
      },
      load: (href, { replace }) =>
        startTransition(() => {
          setQuery(href);
          forgetSteps();
          router[replace ? "replace" : "push"](`${pathname}${href}`, { scroll: false });
        }),
      refresh: () => startTransition(() => router.refresh()),
    }),
    [router, pathname, setQuery, step, forgetSteps],
  );
  const remember = useCallback(
    (timeZone: string) => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store isn't everywhere yet
      document.cookie = `${timeZoneCookie}=${timeZone}; path=/; max-age=31536000; samesite=lax`;
      router.refresh();
    },
    [router],
  );
  return <Booker {...props} search={search} navigation={navigation} onTimeZoneFound={remember} />;
}
