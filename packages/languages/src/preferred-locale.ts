/**
 * The language that a browser would like best (`Accept-Language`, RFC 9110) among those this machine can write dates
 * in; English if there is none. If a better liked language names a region (`dv-MV`), the answer is for that region (`en-MV`), so
 * that weeks begin on the visitor's first weekday.
 * @param isUsable another choice of languages, and which it is if there is none of them
 */
export function preferredLocale(
  acceptLanguage: string | null,
  isUsable: (locale: Intl.Locale) => boolean = isWritten,
  otherwise = "en",
): string {
  const ranges = (acceptLanguage ?? "").split(",").map((range) => {
    const [tag = "", ...parameters] = range.split(";").map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
    return { tag, quality: Number(quality) || 0 };
  });
  const wanted = ranges
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .flatMap(({ tag }) => localeOf(tag) ?? []);
  const best = wanted.findIndex(isUsable);
  const regions = wanted.slice(0, best === -1 ? wanted.length : best).map(({ region }) => region);
  const region = regions.find((named) => named !== undefined);
  const locale = wanted[best] ?? new Intl.Locale(otherwise);
  return String(region === undefined ? locale : new Intl.Locale(locale, { region }));
}

const isWritten = (locale: Intl.Locale) => Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;

function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
}
