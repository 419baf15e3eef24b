import { firstOfEach, type SearchParams } from "@calcache/booker";

export const states = ["ready", "empty", "loading", "stale", "failing"] as const;
export const themes = ["auto", "light", "dark"] as const;
export const directions = ["ltr", "rtl"] as const;

/** How the gallery shows its elements. */
export type GalleryQuery = {
  state: (typeof states)[number];
  theme: (typeof themes)[number];
  dir: (typeof directions)[number];
};

/** What a page's address asks for; what it can't be isn't asked for. */
export function galleryQuery(search: SearchParams): GalleryQuery {
  const asked = firstOfEach(search);
  return {
    state: states.find((one) => one === asked.state) ?? "ready",
    theme: themes.find((one) => one === asked.theme) ?? "auto",
    dir: directions.find((one) => one === asked.dir) ?? "ltr",
  };
}

/** The address that shows it so. */
export const galleryPath = (query: GalleryQuery): string => `/elements?${new URLSearchParams(query)}`;
