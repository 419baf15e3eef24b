/** Characters that steer rather than write: controls but tab and line feed, and overrides of the writing direction. */
const steering = /[[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]--[\t\n]]/gv;
const lineBreaks = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;

/** Text as people may type it, with plain line feeds and nothing that steers. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replace(lineBreaks, "\n").replace(steering, "").trim();

/** The same in one line, as headers and names need it: no text can begin a header of its own. */
export const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, " ");

/** The address if it is one of the web's, else null: nothing else becomes a link. */
export function webAddress(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}
