/** A language tag as `Intl` takes it, which people write as `de_AT` too; null for what is none. */
export function localeIn(tag: string | undefined): string | null {
  try {
    return Intl.getCanonicalLocales(tag?.replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}

/** The language of the page around, or of the browser, BCP 47. */
export const pageLocale = (): string => localeIn(document.documentElement.lang) ?? navigator.language;
