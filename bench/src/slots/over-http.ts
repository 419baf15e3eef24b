import { type Question, timeZone } from "./question.ts";
import { instant } from "./seed-peers.ts";
import { eventTypeOf } from "./seed-teams.ts";

/** Ours, over HTTP from the production server, until the JSON is parsed. */
export async function overHttp(url: string, { hosts, range }: Question): Promise<number> {
  const query = new URLSearchParams({
    teamSlug: "bench",
    eventTypeSlug: eventTypeOf(hosts),
    start: instant(range.start).toISOString(),
    end: instant(range.end).toISOString(),
    timeZone,
  });
  const response = await fetch(`${url}/api/v2/slots?${query}`);
  const status = response.headers.get("x-calendar-cache");
  if (!response.ok || status !== "HIT") throw new Error(`the server answered ${response.status} ${status}`);
  const { data } = (await response.json()) as { data: Record<string, unknown[]> };
  return Object.values(data).flat().length;
}
