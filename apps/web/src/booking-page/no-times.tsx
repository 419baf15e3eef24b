import Link from "next/link";
import { monthOfDate } from "./civil-date.ts";
import type { ShownView } from "./shown-view.ts";

/** Says that there are no slots, and leads to the next ones where there are some. */
export function NoTimes({ period, view, words, link }: ShownView & { period: string }) {
  const next = view.nextAvailable;
  return (
    <div className="flex flex-col items-start gap-3 text-sm">
      <p className="text-muted">
        No times available {period}
        {view.slots.size === 0 && !next && ", nor in the months after"}.
      </p>
      {next && (
        <Link
          href={link({ month: monthOfDate(next), date: next, slot: null })}
          prefetch={false}
          scroll={false}
          className="button"
        >
          Next available: {words.shortDate(next)}
        </Link>
      )}
    </div>
  );
}
