import { type Language, type SectionTexts, translatorOf, writtenFor } from "@calcache/languages";
import { type ElementTexts, english } from "../words/english.ts";
import type { Place, Transport } from "./place.ts";
import { fetched } from "./use-answer.ts";
import { version } from "./version.ts";

type Texts = SectionTexts<"elements">;

/** By where they are from and their language: those that came, and those that were asked for. */
const known = new Map<string, Texts>();
const asked = new Map<string, Promise<void>>();

/** The language of ours for a locale, and what writes in it: English until others' texts are there. */
export function textsFor(locale: string, origin: string): { language: Language; t: ElementTexts } {
  const language = writtenFor(locale);
  const texts = known.get(addressOf(language, origin));
  return texts ? { language, t: translatorOf(locale, texts) } : { language: "en", t: english };
}

/** Fetches a locale's texts, once; whoever needs none has them at once. It never fails: where they don't come, it stays English. */
export function fetchTexts(
  locale: string,
  { origin, transport = fetched }: Pick<Place, "origin" | "transport">,
): Promise<void> | null {
  const language = writtenFor(locale);
  const address = addressOf(language, origin);
  if (language === "en" || known.has(address)) return null;
  const answer = asked.get(address) ?? ask(address, transport);
  asked.set(address, answer);
  return answer;
}

const addressOf = (language: Language, origin: string) => `${origin}/embed/${version}/texts/${language}`;

async function ask(address: string, transport: Transport) {
  try {
    const response = await transport(address, {});
    if (response.ok) known.set(address, await response.json());
  } catch {
    asked.delete(address);
  }
}
