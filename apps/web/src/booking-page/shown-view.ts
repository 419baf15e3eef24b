import type { BookingView } from "./booking-view.ts";
import type { LinkTo } from "./page-url.ts";
import type { Words } from "./words.ts";

/** What the page's parts are made from: what to show, its words, and links to what else there is. */
export type ShownView = { view: BookingView; words: Words; link: LinkTo };
