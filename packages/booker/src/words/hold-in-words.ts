import type { HoldAnswer } from "../view/booking-form.ts";
import type { Words } from "./words.ts";

/**
 * Until when a slot is held, as a visitor reads it.
 * @param now epoch ms
 */
export function holdInWords(hold: HoldAnswer, now: number, words: Pick<Words, "time">): string {
  if (hold.kind === "slot-taken") return "Somebody else has just taken this time. Please choose another one.";
  if (hold.kind === "not-held") return "This time isn't held while you fill this in, so be quick.";
  const minutes = Math.ceil((hold.until - now) / 60_000);
  if (minutes <= 0) return "This time isn't held any more. You can still try to book it.";
  const left = minutes === 1 ? "less than a minute" : `about ${minutes} minutes`;
  return `Held for you until ${words.time(Math.floor(hold.until / 60_000))}, for ${left} more.`;
}
