import { NextResponse } from "next/server";
import { z } from "zod";
import { ownPath } from "./own-path.ts";

/** A path of our own, that a browser may be sent back to. */
export const ownPathField = z.string("must be a path of this site").transform((text, context) => {
  const path = ownPath(text);
  if (path !== null) return path;
  context.addIssue({ code: "custom", message: "must be a path of this site" });
  return z.NEVER;
});

/** A query that says where to lead back to. */
export const returning = z.object({ returnTo: ownPathField });

/** Leads the browser on, by GET; to a path of our own, or to Microsoft's sign-in. */
export const leadTo = (location: string): NextResponse =>
  new NextResponse(null, { status: 303, headers: { "cache-control": "no-store", location } });
