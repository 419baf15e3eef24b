/**
 * The language that a browser would like best (`Accept-Language`, RFC 9110) among those this machine can write dates
 * in; English if there is none.
 */
export function preferredLocale(acceptLanguage: string | null): string {
  const ranges = (acceptLanguage ?? "").split(",").map((range) => {
    const [tag = "", ...parameters] = range.split(";").map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
    return { tag, quality: Number(quality) || 0 };
  });
  const wanted = ranges.filter(({ quality }) => quality > 0).toSorted((a, b) => b.quality - a.quality);
  return wanted.find(({ tag }) => isSupported(tag))?.tag ?? "en";
}

function isSupported(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
