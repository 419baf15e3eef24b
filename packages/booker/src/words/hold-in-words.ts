import type { Translator } from "@calcache/languages";
import type { HoldAnswer } from "../view/booking-form.ts";
import type { Words } from "./words.ts";

/**
 * Until when a slot is held, as a visitor reads it.
 * @param now epoch ms
 */
export function holdInWords(
  t: Translator<"page">,
  hold: HoldAnswer,
  now: number,
  words: Pick<Words, "time">,
): string {
  if (hold.kind === "slot-taken") return t("holdTaken");
  if (hold.kind === "not-held") return t("notHeld");
  const minutes = Math.ceil((hold.until - now) / 60_000);
  if (minutes <= 0) return t("heldNoMore");
  return t("heldUntil", { time: words.time(Math.floor(hold.until / 60_000)), count: minutes });
}
