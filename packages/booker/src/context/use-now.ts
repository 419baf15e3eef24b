"use client";

import { useEffect, useState } from "react";

const everyMs = 10_000;

/**
 * The time as it goes on, epoch ms, in steps of ten seconds.
 * @param start the server's time of the page, so that both write the same at first
 */
export function useNow(start: number): number {
  const [elapsed, setElapsed] = useState({ start, ms: 0 });
  useEffect(() => {
    const from = performance.now();
    const tick = () => setElapsed({ start, ms: performance.now() - from });
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [start]);
  return elapsed.start === start ? start + elapsed.ms : start;
}
