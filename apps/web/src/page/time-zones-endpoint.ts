import { endpoint } from "@calcache/http-edge";
import { zoneChoices } from "@calcache/time-zones/choices";

/** Offsets change at a quarter of an hour, in every zone. */
const quarter = 15 * 60_000;

let latest: { from: number; body: string } | null = null;

/** Answers with a `ZoneChoice[]`, cached until an offset may change. */
export const timeZonesEndpoint = endpoint("GET", "/api/time-zones", {
  summary: "The time zones that a visitor can choose from",
  answers: { 200: "application/json" },
  async handle(_, { engine }: { engine: { now: () => number } }) {
    const now = engine.now();
    const from = Math.floor(now / quarter) * quarter;
    if (latest?.from !== from) latest = { from, body: JSON.stringify(zoneChoices(now)) };
    const seconds = Math.ceil((from + quarter - now) / 1000);
    return new Response(latest.body, {
      headers: { "content-type": "application/json", "cache-control": `public, max-age=${seconds}` },
    });
  },
});
