import { isDatabaseFailure } from "@calcache/prisma";
import { processRuntime } from "@calcache/runtime";
import { findBooking, hasEventType } from "@calcache/scheduling";
import { type NextRequest, NextResponse } from "next/server";
import { type NamedPage, pageOf } from "./page/page-of.ts";

/**
 * Pages that can't be shown are answered before they are rendered: Next.js sends what a page says by `notFound` or by
 * failing without a body that is readable where no scripts run. So are paths that say no text, as `%ff`, wherever they lead:
 * it answers those of dynamic routes with 500 (github.com/vercel/next.js/issues/92527).
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const page = pageOf(request.nextUrl.pathname);
  if (page === null) return NextResponse.next();
  try {
    return (await exists(page)) ? NextResponse.next() : instead(request, "/not-found", 404);
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error;
    processRuntime().engine.log.error({ err: error }, "[Booking Page] the database doesn't answer");
    return instead(request, "/unavailable", 503);
  }
}

async function exists(page: NamedPage): Promise<boolean> {
  const { engine } = processRuntime();
  switch (page.kind) {
    case "event-type":
      return hasEventType(engine, page.query);
    case "booking":
      return (await findBooking(engine.db, page.uid)) !== null;
    case "nothing":
      return false;
  }
}

const instead = (request: NextRequest, path: string, status: number) =>
  NextResponse.rewrite(new URL(path, request.url), { status, headers: { "cache-control": "no-store" } });

export const config = { matcher: ["/team/:team/:eventType", "/:first/:second", "/(.*%.*)"] };
