import { durations, type SearchParams } from "@calcache/booker";
import type { Language } from "@calcache/languages";
import { translate } from "@calcache/languages/messages";
import type { EventTypeOwner, ListedEventType } from "@calcache/scheduling";
import Link from "next/link";
import { keptPath } from "./bookings/kept-path.ts";
import { organizationQuery } from "./bookings/org-slug.ts";
import { pagePath } from "./bookings/page-path.ts";

/** What can be booked with somebody, each with a way to its page. */
export function EventTypeList({
  owner,
  eventTypes,
  orgSlug,
  search = {},
  language,
}: {
  owner: Pick<EventTypeOwner, "kind" | "slug">;
  eventTypes: readonly ListedEventType[];
  orgSlug?: string;
  search?: SearchParams;
  language: Language;
}) {
  const t = translate("page", language);
  return (
    <ul className="card divide-y divide-line">
      {eventTypes.map(({ slug, title, description, lengths }) => (
        <li key={slug}>
          <Link
            href={keptPath(pagePath(owner, slug) + organizationQuery({ orgSlug }), search)}
            prefetch={false}
            className="row flex-wrap gap-y-1 sm:flex-nowrap"
          >
            <span className="min-w-0 flex-1 basis-48">
              <span className="font-medium">{title}</span>
              {description && (
                <span className="mt-1 line-clamp-2 text-sm text-muted text-pretty">{description}</span>
              )}
            </span>
            <span className="text-sm text-muted text-balance sm:max-w-56 sm:text-end">
              {durations(t, lengths)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
