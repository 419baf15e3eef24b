import { translate } from "@calcache/languages/messages";
import { fixedZone } from "@calcache/time-zones";
import { expect, it } from "vitest";
import { holdInWords } from "./hold-in-words.ts";
import { wordsIn } from "./words.ts";

const t = translate("page", "en-GB");
const words = wordsIn("en-GB", fixedZone("UTC", 0));
const until = Date.parse("2026-12-01T10:05Z");
const at = (secondsLeft: number) =>
  holdInWords(t, { kind: "held", until }, until - secondsLeft * 1000, words);

it("says until when a slot is held, in whole minutes", () => {
  expect(at(300)).toBe("Held for you until 10:05, for about 5 minutes more.");
  expect(at(61)).toBe("Held for you until 10:05, for about 2 minutes more.");
  expect(at(60)).toBe("Held for you until 10:05, for less than a minute more.");
  expect(at(0)).toMatch(/isn't held any more/);
});

it("says when it isn't held, and when it is gone", () => {
  expect(holdInWords(t, { kind: "not-held" }, until, words)).toMatch(/isn't held/);
  expect(holdInWords(t, { kind: "slot-taken" }, until, words)).toMatch(/just taken/);
});
