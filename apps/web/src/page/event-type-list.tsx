import { durations } from "@calcache/booker";
import type { EventTypeOwner, ListedEventType } from "@calcache/scheduling";
import Link from "next/link";
import { pagePath } from "./bookings/page-path.ts";

/** What can be booked with somebody, each with a way to its page. */
export function EventTypeList({
  owner,
  eventTypes,
}: {
  owner: Pick<EventTypeOwner, "kind" | "slug">;
  eventTypes: readonly ListedEventType[];
}) {
  return (
    <ul className="card divide-y divide-line">
      {eventTypes.map(({ slug, title, description, lengths }) => (
        <li key={slug}>
          <Link href={pagePath(owner, slug)} prefetch={false} className="row">
            <span className="min-w-0">
              <span className="font-medium">{title}</span>
              {description && (
                <span className="mt-1 line-clamp-2 text-sm text-muted text-pretty">{description}</span>
              )}
            </span>
            <span className="shrink-0 text-sm text-muted">{durations(lengths)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
