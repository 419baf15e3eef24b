import { NextResponse } from "next/server";

const noStore = { "cache-control": "no-store" };

/** Leads the browser on, by GET; to a path of our own, or to Microsoft's sign-in. */
export const leadTo = (location: string): NextResponse =>
  new NextResponse(null, { status: 303, headers: { ...noStore, location } });

/** Says why it leads nowhere. */
export const refuse = (status: 400 | 404, code: string, message: string): NextResponse =>
  NextResponse.json({ status: "error", error: { code, message } }, { status, headers: noStore });

/** For a `returnTo` that isn't ours. */
export const refuseReturn = (): NextResponse =>
  refuse(400, "BAD_REQUEST", "returnTo must be a path of this site");
