"use client";

import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import { duration } from "../words/sentences.ts";

/** How long it takes, where there is a choice as ways to each length. A booking that is moved keeps its own. */
export function LengthChoice() {
  const { eventType, offered, query, moved, t } = useBooker();
  const { lengths } = eventType;
  if (moved !== null || lengths === null || lengths.length < 2) return duration(t, offered.length);
  const chosen = lengths.find((length) => length === query.duration) ?? eventType.length;
  return (
    <nav aria-label={t("duration")} className="choices">
      {[...lengths]
        .sort((a, b) => a - b)
        .map((length) => (
          <PageLink
            key={length}
            to={{ duration: String(length), slot: null }}
            aria-current={length === chosen ? "true" : undefined}
          >
            {duration(t, length)}
          </PageLink>
        ))}
    </nav>
  );
}
