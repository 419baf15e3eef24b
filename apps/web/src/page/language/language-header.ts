/** A page's parameter that asks for a language. */
export const languageParameter = "lang";

/** The request's header by which the proxy tells a page's layout its language: no layout knows its page's address. */
export const languageHeader = "x-page-language";
