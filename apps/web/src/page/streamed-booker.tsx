"use client";

import { type ComponentProps, type ReactNode, Suspense, use, useState } from "react";
import { RoutedBooker } from "./routed-booker.tsx";

type BookerProps = ComponentProps<typeof RoutedBooker>;
/** What takes time to find. */
export type Found = Pick<BookerProps, "offered" | "guest">;
type Props = Omit<BookerProps, keyof Found> & { found: Found | Promise<Found> };

/**
 * A Booker that has its slots, or gets them later and shows `fallback` until then. Which of the two it was at first decides what
 * it is made of for as long as it is open: made of other parts when the slots are fetched again, it would lose what a
 * visitor has opened or typed.
 */
export function StreamedBooker({ fallback, ...props }: Props & { fallback: ReactNode }) {
  const [isLate] = useState(() => "then" in props.found);
  return isLate ? (
    <Suspense fallback={fallback}>
      <FoundBooker {...props} />
    </Suspense>
  ) : (
    <FoundBooker {...props} />
  );
}

function FoundBooker({ found, ...props }: Props) {
  return <RoutedBooker {...props} {...("then" in found ? use(found) : found)} />;
}
