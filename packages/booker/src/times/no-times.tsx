"use client";

import { monthOfDate } from "@calcache/date-picker";
import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import { Rich } from "../context/rich.tsx";

/** Says that there are no slots, and leads to the next ones where there are some. */
export function NoTimes({ children }: { children: string }) {
  const { view, words, t } = useBooker();
  const next = view.nextAvailable;
  return (
    <div className="flex flex-col items-start gap-4 text-sm">
      <p className="text-muted">{children}</p>
      {next && (
        <PageLink to={{ month: monthOfDate(next), date: next, slot: null }} className="button">
          <span>
            <Rich
              parts={t.rich("nextAvailable", {
                date: words.shortDate(next),
                when: (inner) => <span {...words.language}>{inner}</span>,
              })}
            />
          </span>
        </PageLink>
      )}
    </div>
  );
}
