import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const example = new URL("../../../examples/embed/plain.html", import.meta.url);
/** A month that has times whatever day it is, as `YYYY-MM`: the current one is all but over on its last days. */
export function nextMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)).toISOString().slice(0, 7);
}

/** What the example says, and what it says here. */
const replaced = (appUrl: string): Record<string, string> => ({
  "https://book.example": appUrl,
  'team="devs"': 'team="bench"',
  'event="teamevent"': `event="event" config='${JSON.stringify({ month: nextMonth() })}'`,
  "/team/devs/teamevent": "/team/bench/event",
});

/** Another site, `examples/embed/plain.html`, with a booking page of this app in it. */
export async function startEmbeddingSite(appUrl: string) {
  const example = await readExample(appUrl);
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8").end(example);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    // By another name than the app's, so that browsers take it for another site.
    url: `http://localhost:${typeof address === "object" && address ? address.port : 0}/`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function readExample(appUrl: string): Promise<string> {
  const text = await readFile(example, "utf8");
  return Object.entries(replaced(appUrl)).reduce((page, [from, to]) => page.replaceAll(from, to), text);
}
