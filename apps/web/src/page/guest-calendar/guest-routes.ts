import type { Log } from "@calcache/calendar-cache";
import { refusal } from "@calcache/http-edge";
import type { VisitorCalendars } from "@calcache/outlook";
import { NextResponse } from "next/server";
import { z } from "zod";
import { ownPath } from "./own-path.ts";

/** What the routes of guests' calendars work with. */
export type GuestRoutes = {
  /** Null where no app is registered that guests could sign in to. */
  guests: Pick<VisitorCalendars, "signInUrl" | "connect" | "disconnect"> | null;
  /** The site's address, without a slash at its end. */
  webappUrl: string;
  log: Pick<Log, "warn" | "error">;
};

/** A query that says where to lead back to: a path of our own. */
export const returning = z.object({
  returnTo: z.string("must be a path of this site").transform((text, context) => {
    const path = ownPath(text);
    if (path !== null) return path;
    context.addIssue({ code: "custom", message: "must be a path of this site" });
    return z.NEVER;
  }),
});

export const notHere = refusal(404, "NOT_FOUND", "No calendars can be connected here");

/** Leads the browser on, by GET; to a path of our own, or to Microsoft's sign-in. */
export const leadTo = (location: string): NextResponse =>
  new NextResponse(null, { status: 303, headers: { "cache-control": "no-store", location } });
