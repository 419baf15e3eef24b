import { processRuntime } from "@calcache/runtime";
import { findHold, type SlotHold } from "@calcache/scheduling";
import { ownCookieName } from "@calcache/sign-in";
import { cookies } from "next/headers";
import { ownCookie } from "../../api/edge/origins/own-cookie.ts";
import { webappUrl } from "../../process/webapp-url.ts";

/** The cookie that names the visitor's hold, so that their own doesn't stand in their way. */
const name = "reservation";

/**
 * The slot that this visitor holds; null if they don't.
 * @param said the hold's uid as the page has it: in a frame on another site, and where they are refused, no cookie comes along
 */
export async function visitorsHold(said?: unknown): Promise<SlotHold | null> {
  const uid =
    typeof said === "string" ? said : (await cookies()).get(ownCookieName(webappUrl(), name))?.value;
  const { engine } = processRuntime().bookings;
  return uid !== undefined && /^[\w-]{1,64}$/.test(uid) ? findHold(engine.db, uid, engine.now()) : null;
}

/** Lets the visitor's browser keep a hold in mind for as long as it lasts; null for none. */
export async function rememberHold(hold: SlotHold | null): Promise<void> {
  const { engine } = processRuntime().bookings;
  const lasts = hold === null ? 0 : Math.ceil((hold.until - engine.now()) / 1000);
  const cookie = { name, value: hold?.uid ?? "", maxAge: Math.max(0, lasts) };
  (await cookies()).set(ownCookie(webappUrl(), cookie));
}
