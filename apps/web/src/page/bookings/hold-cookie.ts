import { processRuntime } from "@calcache/runtime";
import { findHold, type SlotHold } from "@calcache/scheduling";
import { cookies } from "next/headers";

/** The cookie that names the visitor's hold, so that their own doesn't stand in their way. */
const holdCookie = "reservation";

/** The slot that this visitor holds; null if they don't. */
export async function visitorsHold(): Promise<SlotHold | null> {
  const uid = (await cookies()).get(holdCookie)?.value;
  const { engine } = processRuntime().bookings;
  return uid !== undefined && /^[\w-]{1,64}$/.test(uid) ? findHold(engine.db, uid, engine.now()) : null;
}

/** Lets the visitor's browser keep a hold in mind for as long as it lasts; null for none. */
export async function rememberHold(hold: SlotHold | null): Promise<void> {
  const jar = await cookies();
  if (hold === null) jar.delete(holdCookie);
  else
    jar.set(holdCookie, hold.uid, {
      expires: new Date(hold.until),
      httpOnly: true,
      sameSite: "lax",
      path: "/",
    });
}
