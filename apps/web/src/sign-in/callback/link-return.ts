import type { Finished, Refusal, SignIn } from "@calcache/sign-in";
import type { NextResponse } from "next/server";
import { leadTo } from "../../api/edge/fields/lead-to.ts";
import { type Notice, remember } from "../notice.ts";
import { linkPagePath, withProblem } from "../paths.ts";
import type { SignInRoutes } from "../sign-in-routes.ts";
import { connect } from "./connect.ts";

type Connected = Extract<Finished, { kind: "connected" }>;

/** What an application's page is told. */
type Status = "connected" | "denied" | "needs_admin";

/** Whoever opened a link is back with an account: the link is used up, unless nothing comes of it. */
export async function linkIsBack(
  connected: Connected,
  linkId: string,
  routes: SignInRoutes,
  { links }: SignIn,
): Promise<NextResponse> {
  const link = await links.find(linkId);
  if (!link.ok) return leadTo(withProblem(linkPagePath, link.error.kind));
  if (routes.connections === null || !(await links.use(linkId)))
    return leadTo(withProblem(linkPagePath, "used"));
  const { credentialId } = connected;
  const notice = await connect(routes.connections, connected, routes.log);
  if (notice.kind !== "connected") await links.giveBack(linkId);
  else if (credentialId !== null) await links.endAll(credentialId);
  const status = notice.kind === "connected" ? "connected" : "denied";
  return leadBack(link.value.returnUrl, status, notice, routes.webappUrl);
}

/** Microsoft sent nobody back: the link stays good. */
export async function linkIsRefused(
  why: Refusal,
  linkId: string,
  { webappUrl }: SignInRoutes,
  { links }: SignIn,
): Promise<NextResponse> {
  const link = await links.find(linkId);
  if (!link.ok) return leadTo(withProblem(linkPagePath, link.error.kind));
  const { returnUrl } = link.value;
  if (why === "needs-admin")
    return returnUrl === null
      ? leadTo(withProblem(linkPagePath, "needs-admin"))
      : leadBack(returnUrl, "needs_admin", { kind: "failed" }, webappUrl);
  return leadBack(returnUrl, "denied", { kind: why === "cancelled" ? why : "failed" }, webappUrl);
}

/** To the application's page, which was allowed when the link was made; else to a page of ours that says it in words. */
function leadBack(returnUrl: string | null, status: Status, notice: Notice, webappUrl: string): NextResponse {
  if (returnUrl === null) return remember(leadTo(linkPagePath), webappUrl, notice);
  const url = new URL(returnUrl);
  url.searchParams.set("status", status);
  return leadTo(url.href);
}
