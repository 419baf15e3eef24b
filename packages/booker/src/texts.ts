/**
 * The page's texts in all its languages, for servers: `textsIn(language, "page")` is what a `Booker` is handed. No browser should load it.
 */
export { textsIn } from "@calcache/languages/messages";
