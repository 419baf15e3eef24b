"use client";

import { Booker, type BookerProps } from "@calcache/booker";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { startTransition, useCallback, useMemo, useOptimistic } from "react";
import { timeZoneCookie } from "./remembered-time-zone.ts";

/** A Booker whose URL is Next.js's. What is being fetched shows at once, with its slots to follow. */
export function RoutedBooker(props: Omit<BookerProps, "search" | "navigation" | "onTimeZoneFound">) {
  const router = useRouter();
  const pathname = usePathname();
  const [query, setQuery] = useOptimistic(useSearchParams().toString());
  const search = useMemo(() => Object.fromEntries(new URLSearchParams(query)), [query]);
  const navigation = useMemo(
    () => ({
      show(href: string, { replace }: { replace: boolean }) {
        const change = replace ? "replaceState" : "pushState";
        window.history[change](null, "", `${pathname}${href}`);
      },
      load: (href: string, { replace }: { replace: boolean }) =>
        startTransition(() => {
          setQuery(href);
          router[replace ? "replace" : "push"](`${pathname}${href}`, { scroll: false });
        }),
      refresh: () => startTransition(() => router.refresh()),
    }),
    [router, pathname, setQuery],
  );
  const remember = useCallback(
    (timeZone: string) => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store isn't everywhere yet
      document.cookie = `${timeZoneCookie}=${encodeURIComponent(timeZone)}; path=/; max-age=31536000; samesite=lax`;
      router.refresh();
    },
    [router],
  );
  return <Booker {...props} search={search} navigation={navigation} onTimeZoneFound={remember} />;
}
