import type { CompiledMessage } from "icu-minify/format";

/** A text as `icu-minify` parses it, or a piece of it: words; 0 for the number that a choice is made by; something given, by its name. */
type Piece = string | 0 | readonly Piece[] | readonly [name: string, kind?: unknown, ...rest: unknown[]];
type Options = Readonly<Record<string, Piece>>;

/** How `icu-minify` says that the options of a given name are chosen by a word, and by a count. */
const byWord = 1;
const byCount = 2;

/** What writes the counts of one language. */
export type Counting = { plurals: () => Intl.PluralRules; numbers: () => Intl.NumberFormat };

/**
 * Writes a parsed text: its words, with what marks make of theirs between them. It is `icu-minify`'s own formatter, half as large, for the kinds
 * of placeholders that texts have: a test compares them.
 */
export function writeText<Made>(
  text: CompiledMessage,
  values: Readonly<Record<string, unknown>> | undefined,
  { plurals, numbers }: Counting,
): (string | Made)[] {
  return joined(pieces(text as Piece));

  function pieces(piece: Piece, count = 0): (string | Made)[] {
    if (typeof piece === "string") return [piece];
    if (piece === 0) return [numbers().format(count)];
    return piece.flatMap((each) =>
      Array.isArray(each) ? given(each as [string], count) : pieces(each as Piece, count),
    );
  }

  function given([name, kind, ...rest]: readonly [string, unknown?, ...unknown[]], count: number) {
    const value = (values as Record<string, unknown>)[name];
    if (kind === undefined) return [String(value)];
    const options = rest[0] as Options;
    if (kind === byWord) return pieces(options[String(value)] ?? options.other ?? "", count);
    if (kind === byCount) {
      const own = options[`=${value}`] ?? options[plurals().select(Number(value))] ?? options.other;
      return pieces(own ?? "", Number(value));
    }
    return [(value as (inner: unknown) => Made)(joined(pieces([kind, ...rest] as Piece, count)))];
  }
}

/** Words that stand beside each other become one text. */
function joined<Made>(pieces: readonly (string | Made)[]): (string | Made)[] {
  const all: (string | Made)[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (typeof piece === "string" && typeof last === "string") all[all.length - 1] = last + piece;
    else if (piece !== "") all.push(piece);
  }
  return all;
}
