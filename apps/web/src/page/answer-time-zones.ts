import { zoneChoices } from "@calcache/time-zones/choices";

/** Offsets change at a quarter of an hour, in every zone. */
const quarter = 15 * 60_000;

let latest: { from: number; body: string } | null = null;

/** The time zones that a visitor can choose from, a `ZoneChoice[]`. Cached until an offset may change. @param now epoch ms */
export function answerTimeZones(now: number): Response {
  const from = Math.floor(now / quarter) * quarter;
  if (latest?.from !== from) latest = { from, body: JSON.stringify(zoneChoices(now)) };
  const seconds = Math.ceil((from + quarter - now) / 1000);
  return new Response(latest.body, {
    headers: { "content-type": "application/json", "cache-control": `public, max-age=${seconds}` },
  });
}
