"use client";

import {
  Booker,
  type BookerNavigation,
  type BookerProps,
  searchOf,
  type VisitorCalendar,
} from "@calcache/booker";
import { usePathname, useRouter } from "next/navigation";
import { startTransition, useCallback, useEffect, useMemo, useOptimistic, useRef } from "react";
import { timeZoneCookie } from "./remembered-time-zone.ts";
import { useHeld } from "./use-held.ts";
import { useRoutedQuery } from "./use-routed-query.ts";
import type { FoundVisitorCalendar } from "./visitor-calendar/find-visitor-calendar.ts";
import {
  connectionProblem,
  problemParameter,
  visitorCalendarLink,
} from "./visitor-calendar/visitor-calendar-paths.ts";

type Props = Omit<
  BookerProps,
  "search" | "navigation" | "onTimeZoneFound" | "guestBusy" | "guestCalendar"
> & { guest: FoundVisitorCalendar | null; isEmbedded: boolean };

/** ms without a step, after which slots are fetched anew: a step breaks a fetch off, and of what is broken off Next.js may load the whole page. */
const idleMs = 400;

/** A Booker whose URL is Next.js's. What is being fetched shows at once, with its slots to follow. */
export function RoutedBooker({ guest, isEmbedded, ...props }: Props) {
  const router = useRouter();
  const pathname = usePathname();
  const { query: routed, step, forgetSteps } = useRoutedQuery();
  const [query, setQuery] = useOptimistic(routed);
  // Said once, on the page that the guest is led back to: no link from there keeps it.
  const { said, search } = useMemo(() => {
    const { [problemParameter]: said, ...search } = searchOf(query);
    return { said, search };
  }, [query]);
  const visitorCalendar = useMemo((): VisitorCalendar | null => {
    if (guest === null) return null;
    const here = `${pathname}?${new URLSearchParams(search)}`;
    return {
      provider: "Outlook",
      state: guest.state,
      account: guest.account,
      problem: connectionProblem(said),
      connectUrl: visitorCalendarLink("connect", here),
      disconnectUrl: visitorCalendarLink("disconnect", here),
    };
  }, [guest, pathname, search, said]);
  const { booking, withHold } = useHeld(isEmbedded, props.booking);
  const idle = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(idle.current), []);
  const navigation = useMemo<BookerNavigation>(
    () => ({
      show(to, { replace }) {
        clearTimeout(idle.current);
        const href = withHold(to);
        const change = replace ? "replaceState" : "pushState";
        window.history[change](null, "", `${pathname}${href}`);
        step(href);
        // The slots that are here lack the visitor's own.
        if (href !== to) idle.current = setTimeout(() => startTransition(() => router.refresh()), idleMs);
      },
      load: (to, { replace }) =>
        startTransition(() => {
          clearTimeout(idle.current);
          const href = withHold(to);
          setQuery(href);
          forgetSteps();
          router[replace ? "replace" : "push"](`${pathname}${href}`, { scroll: false });
        }),
      refresh: () => startTransition(() => router.refresh()),
    }),
    [router, pathname, setQuery, step, forgetSteps, withHold],
  );
  const remember = useCallback(
    (timeZone: string) => {
      if (isEmbedded) return navigation.load(withQuery("cal.tz", timeZone), { replace: true });
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store isn't everywhere yet
      document.cookie = `${timeZoneCookie}=${timeZone}; path=/; max-age=31536000; samesite=lax`;
      router.refresh();
    },
    [router, isEmbedded, navigation],
  );
  return (
    <Booker
      {...props}
      {...(booking && { booking })}
      search={search}
      navigation={navigation}
      onTimeZoneFound={remember}
      visitorBusy={guest?.busy ?? null}
      visitorCalendar={visitorCalendar}
    />
  );
}

/** The query of the address bar, with another value of a parameter. */
function withQuery(name: string, value: string): string {
  const query = new URLSearchParams(window.location.search);
  query.set(name, value);
  return `?${query}`;
}
