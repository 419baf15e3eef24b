"use client";

import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import { monthOfDate } from "../view/civil-date.ts";

/** Says that there are no slots, and leads to the next ones where there are some. */
export function NoTimes({ period, isFinal = true }: { period: string; isFinal?: boolean }) {
  const { view, words } = useBooker();
  const next = view.nextAvailable;
  return (
    <div className="flex flex-col items-start gap-4 text-sm">
      <p className="text-muted">
        No times available {period}
        {isFinal && !next && ", nor in the months after"}.
      </p>
      {next && (
        <PageLink to={{ month: monthOfDate(next), date: next, slot: null }} className="button">
          <span>
            Next available: <span {...words.language}>{words.shortDate(next)}</span>
          </span>
        </PageLink>
      )}
    </div>
  );
}
