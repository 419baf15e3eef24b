"use client";

import { Booker, type BookerNavigation, type BookerProps, searchOf } from "@calcache/booker";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useMemo } from "react";

/** The booking page, with its URL kept by this app's router. */
export function HostBooker(props: Pick<BookerProps, "eventType" | "offered" | "booking">) {
  const router = useRouter();
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const search = useMemo(() => searchOf(query), [query]);
  const navigation = useMemo<BookerNavigation>(
    () => ({
      show: (href, { replace }) =>
        window.history[replace ? "replaceState" : "pushState"](null, "", pathname + href),
      load: (href, { replace }) => router[replace ? "replace" : "push"](pathname + href, { scroll: false }),
      refresh: () => router.refresh(),
    }),
    [router, pathname],
  );
  return <Booker {...props} search={search} locale="en" navigation={navigation} />;
}
