"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Keeps the focus in a part of the page when what has it vanishes, by leading it to the part's heading.
 * @param content what changes when something may have vanished
 */
export function useKeptFocus(
  part: RefObject<HTMLElement | null>,
  heading: RefObject<HTMLElement | null>,
  content: unknown,
): void {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const remember = (event: FocusEvent) => {
      const { target } = event;
      last.current = target instanceof Element && part.current?.contains(target) ? target : null;
    };
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, [part]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the content is what this waits for
  useEffect(() => {
    if (last.current?.isConnected === false && document.activeElement === document.body) {
      last.current = null;
      heading.current?.focus();
    }
  }, [content, heading]);
}
