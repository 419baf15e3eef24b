/** Where the page is: which mailbox, and the date its calendar shows. */
export type PagePlace = { readonly mailbox?: string; readonly date?: string };

/** The place a query string names; a date that is none is ignored. */
export function readPlace(search: string): PagePlace;

/** The query string of a place, with its question mark. */
export function placeLink(place: PagePlace): string;
