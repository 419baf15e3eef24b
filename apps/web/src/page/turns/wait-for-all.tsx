import type { SearchParams } from "@calcache/booker";

/** With it, a page isn't sent before it is whole. */
const parameter = "wait";

export const waitsForAll = (search: SearchParams): boolean => search[parameter] === "true";

/** Where no scripts run, what follows a page finds no place in it: asks for the page again, whole. */
export function WaitForAll({ search }: { search: Record<string, string> }) {
  const whole = new URLSearchParams({ ...search, [parameter]: "true" });
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`0;url=?${whole}`} />
    </noscript>
  );
}
