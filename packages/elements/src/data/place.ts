/** How an element asks: as `fetch` does, which it is if nothing is said. */
export type Transport = (url: string, init: RequestInit) => Promise<Response>;

/** Where elements ask, and by what. */
export type Place = {
  /** Where Calcache runs: `https://book.example`. */
  origin: string;
  /** An element token (`ce_…`), made on the site's own server. Slots need none on sites that the team names. An empty one is waited for. */
  token?: string | undefined;
  transport?: Transport | undefined;
  /** Called when the token isn't good any more: the page gets another from its server, and sets it. */
  onExpired?: (() => void) | undefined;
};

/** The address of an endpoint. Parameters that are undefined are left out. */
export function pathOf(path: string, query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `/api/v2/${path}?${new URLSearchParams(given)}`;
}
