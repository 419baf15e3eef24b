/** The language of the page around, or of the browser, BCP 47. */
export const pageLocale = (): string => document.documentElement.lang || navigator.language;
