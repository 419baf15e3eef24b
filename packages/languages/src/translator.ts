import type { GetICUArgs } from "@schummar/icu-type-parser";
import type { CompiledMessage } from "icu-minify/format";
import type { EnglishOf, Section } from "./messages/messages.ts";
import { writeText } from "./write-text.ts";

/** A part's texts in one language, parsed, so that whoever gets them needs no parser: plain data, which a server can hand to a browser. */
export type SectionTexts<Of extends Section> = Readonly<Record<keyof EnglishOf<Of>, CompiledMessage>>;

type Texts<Of extends Section> = { [Key in keyof EnglishOf<Of>]: EnglishOf<Of>[Key] & string };
type ArgumentsOf<Text extends string> = GetICUArgs<Text, { ICUArgument: string; ICUNumberArgument: number }>;
type TagsOf<
  Text extends string,
  Made,
> = Text extends `${infer Before}<${infer Tag}>${infer Inner}</${string}>${infer After}`
  ? Record<Tag, (inner: ReadonlyArray<string | Made>) => Made> & TagsOf<`${Before}${Inner}${After}`, Made>
  : unknown;
type Given<Values> = keyof Values extends never ? [] : [values: Values];

/** Writes a part's texts in one language. Keys and what a text needs are checked by types. */
export type Translator<Of extends Section> = {
  <Key extends keyof EnglishOf<Of>>(key: Key, ...values: Given<ArgumentsOf<Texts<Of>[Key]>>): string;
  /** The same of a text with marks, which `values` makes elements of. */
  rich: <Made, Key extends keyof EnglishOf<Of>>(
    key: Key,
    values: ArgumentsOf<Texts<Of>[Key]> & TagsOf<Texts<Of>[Key], Made>,
  ) => ReadonlyArray<string | Made>;
  /** The language that numbers are written and counted in, a BCP 47 tag. */
  locale: string;
};

/**
 * @param locale of the texts' language, maybe with a region
 * @param texts of the part, as `textsIn` gives them
 */
export function translatorOf<Of extends Section>(locale: string, texts: SectionTexts<Of>): Translator<Of> {
  // They cost more to make than to use.
  let plurals: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  const counting = {
    plurals: () => (plurals ??= new Intl.PluralRules(locale)),
    numbers: () => (numbers ??= new Intl.NumberFormat(locale)),
  };
  const rich = (key: keyof EnglishOf<Of>, values?: Readonly<Record<string, unknown>>) =>
    writeText(texts[key], values, counting);
  const plain = (key: keyof EnglishOf<Of>, values?: Readonly<Record<string, unknown>>) =>
    rich(key, values).join("");
  return Object.assign(plain, { rich, locale }) as Translator<Of>;
}
