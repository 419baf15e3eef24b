import type { Translator } from "@calcache/languages";
import { SlotsSkeleton } from "../times/slots-skeleton.tsx";
import type { PublicEventType } from "../view/event-type.ts";
import type { Layout } from "../view/page-query.ts";
import { duration } from "../words/sentences.ts";

/** The page before its slots are there: what is known of the event, and the places of all else. */
export function BookerSkeleton({
  t,
  eventType,
  layout,
}: {
  t: Translator<"page">;
  eventType: PublicEventType;
  layout: Layout;
}) {
  const places = (count: number) => Array.from({ length: count }, (_, place) => place);
  return (
    <div className="booker" data-layout={layout} aria-busy>
      <div className="booker-tools">
        <span className="segments skeleton w-24" />
        <span className="segments skeleton w-52" />
      </div>
      <div className="booker-card">
        <header className="booker-summary">
          <div>
            <p className="booker-owner">{eventType.ownerName}</p>
            <h1>{eventType.title}</h1>
            {eventType.description && (
              <p className="mt-3 text-sm text-muted text-pretty">{eventType.description}</p>
            )}
          </div>
          <p className="text-sm">{duration(t, eventType.length)}</p>
          <p role="status" className="text-sm text-muted">
            {t("looking")}
          </p>
        </header>
        {layout === "month_view" ? (
          <>
            <div className="booker-calendar" aria-hidden>
              <div className="booker-period">
                <span className="skeleton h-7 w-40 rounded-lg" />
              </div>
              <div className="month-skeleton">
                {places(42).map((place) => (
                  <span key={place} className="day skeleton" />
                ))}
              </div>
            </div>
            <div className="booker-times" aria-hidden>
              <SlotsSkeleton />
            </div>
          </>
        ) : (
          <div className="booker-week" aria-hidden>
            <div className="booker-period">
              <span className="skeleton h-7 w-48 rounded-lg" />
            </div>
            <ol className="week-days">
              {places(7).map((place) => (
                <li key={place} className="week-day">
                  <SlotsSkeleton />
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
      <p className="booker-freshness" />
    </div>
  );
}
