import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import { hasEventType } from "@calcache/scheduling";
import { type NextRequest, NextResponse } from "next/server";
import { bookingPageOf } from "./booker/booking-page-path.ts";
import { isDatabaseFailure } from "./server/database-failure.ts";

/**
 * Booking pages that can't be shown are answered before they are rendered: Next.js sends what a page says by `notFound`
 * or by failing without a body that is readable where no scripts run.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const query = bookingPageOf(request.nextUrl.pathname);
  if (query === null) return NextResponse.next();
  try {
    const exists = await hasEventType(office365CalendarCache().cache, query);
    return exists ? NextResponse.next() : instead(request, "/not-found", 404);
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error;
    office365CalendarCache().cache.log.error({ err: error }, "[Booking Page] the database doesn't answer");
    return instead(request, "/unavailable", 503);
  }
}

const instead = (request: NextRequest, path: string, status: number) =>
  NextResponse.rewrite(new URL(path, request.url), { status, headers: { "cache-control": "no-store" } });

export const config = { matcher: ["/team/:team/:eventType", "/:username/:eventType"] };
