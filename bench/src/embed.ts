import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "../../scripts/lib/find-browser.ts";
import type { BenchResult } from "./measure/bench-result.ts";
import { percentiles, round } from "./measure/percentiles.ts";
import { atMost } from "./measure/target.ts";
import { nextMonth, startEmbeddingSite } from "./world/embedding-site.ts";
import { startProductionServer } from "./world/production-server.ts";
import { startWorld } from "./world/world.ts";

const visits = 30;
const warmUps = 3;

/** How long a visitor of another site waits for the booking page in it, beside a visitor of the page itself. */
export const embed = {
  what: "the first paint of a booking page in another site's page, beside its own",
  async run(): Promise<BenchResult> {
    const executablePath = await findBrowser();
    if (executablePath === null) throw new Error("this needs a Chromium or Chrome on the PATH");
    const world = await startWorld({ hosts: 6 });
    const server = await startProductionServer(world);
    const site = await startEmbeddingSite(server.url);
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    try {
      const own: number[] = [];
      const inSite: number[] = [];
      const skeleton: number[] = [];
      const begun: number[] = [];
      // In turns: what else the machine does slows both.
      for (let visit = 0; visit < warmUps + visits; visit++) {
        const alone = await paints(browser, `${server.url}/team/bench/event?month=${nextMonth()}`);
        const embedded = await paints(browser, site.url);
        if (visit < warmUps) continue;
        own.push(alone.booking);
        inSite.push(embedded.booking);
        skeleton.push(embedded.page);
        begun.push(embedded.begun);
      }
      const [alone, embedded] = [percentiles(own), percentiles(inSite)];
      return {
        unit: "ms from the navigation",
        rows: {
          "floor: the booking page's own": alone,
          "the other site's page, with a skeleton": percentiles(skeleton),
          "its frame begins to load": percentiles(begun),
          "the booking page in it": embedded,
          ratio: {
            p50: round(embedded.p50 / alone.p50),
            p95: round(embedded.p95 / alone.p95),
            max: round(embedded.max / alone.max),
          },
        },
        targets: [atMost("its first paint against the page's own, p50", embedded.p50 / alone.p50, 1.3)],
      };
    } finally {
      await browser.close();
      await site.stop();
      await server.stop();
      await world.stop();
    }
  },
};

/** ms since the navigation to the page */
type Visit = { page: number; begun: number; booking: number };

/** When a visitor with nothing in their browser's cache first sees something of a page, and of the booking page in it or that it is, in ms. */
async function paints(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    const booking = page.locator("iframe").or(page.locator(".booker")).first();
    await booking.waitFor();
    const frame = (await (await booking.elementHandle())?.contentFrame()) ?? page.mainFrame();
    await frame.getByTestId("day").first().waitFor();
    const [outer, inner] = [await firstPaint(page.mainFrame()), await firstPaint(frame)];
    return {
      page: outer.at - outer.origin,
      begun: inner.origin - outer.origin,
      booking: inner.at - outer.origin,
    };
  } finally {
    await context.close();
  }
}

type Frame = ReturnType<Awaited<ReturnType<Browser["newPage"]>>["mainFrame"]>;

/** When a frame began to load and was first painted with something in it, in ms since the epoch. */
async function firstPaint(frame: Frame): Promise<{ origin: number; at: number }> {
  const painted = await frame.waitForFunction(() => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    return paint && { origin: performance.timeOrigin, at: performance.timeOrigin + paint.startTime };
  });
  const times = await painted.jsonValue();
  if (!times) throw new Error("nothing was painted");
  return times;
}
