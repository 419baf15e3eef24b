"use client";

import { LiveRefresh } from "@calcache/elements";
import { useRouter } from "next/navigation";
import { startTransition, useCallback } from "react";

const everyMs = 10_000;

/** Keeps the states on the page as they are. What was chosen and not saved stays. */
export function PageRefresh() {
  const router = useRouter();
  const refresh = useCallback(() => startTransition(() => router.refresh()), [router]);
  return <LiveRefresh everyMs={everyMs} refresh={refresh} />;
}
