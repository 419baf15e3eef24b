import { setTimeout as delay } from "node:timers/promises";
import { createSessions, ownCookieName, sessionCookie } from "@calcache/sign-in";
import lighthouse, { desktopConfig, type Flags } from "lighthouse";
import { throttling } from "lighthouse/core/config/constants.js";
import { pageFunctions } from "lighthouse/core/lib/page-functions.js";
import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "../../scripts/lib/find-browser.ts";
import type { BenchResult } from "./measure/bench-result.ts";
import { atLeast } from "./measure/target.ts";
import { nextMonth, startEmbeddingSite } from "./world/embedding-site.ts";
import { startProductionServer } from "./world/production-server.ts";
import { encryptionKey } from "./world/secrets.ts";
import { startWorld, type World } from "./world/world.ts";

const hosts = 6;
const debuggingPort = 9_333;
const categories = ["performance", "accessibility", "best-practices"];
const layouts = ["month_view", "week_view", "column_view"];
const devices = ["mobile", "desktop"] as const;
type Device = (typeof devices)[number];

/**
 * Lighthouse's own measure of a machine's speed, at which four times as slow is a phone of the middle: that of a good desktop
 * computer (its docs/throttling.md). On a slower one it would be a phone of the lowest kind.
 */
const desktopIndex = 1500;

/** Each page is looked at this often; the best run counts, since others only tell what else the machine did. */
const runs = 3;

/** What Lighthouse says of the booking page, for a phone's slow processor and net, and for a desk. */
export const lighthouseScores = {
  what: "Lighthouse's scores of the booking page in the production build",
  async run(): Promise<BenchResult> {
    const executablePath = await findBrowser();
    if (executablePath === null) throw new Error("Lighthouse needs a Chromium or Chrome on the PATH");
    const world = await startWorld({ hosts });
    const server = await startProductionServer(world);
    const site = await startEmbeddingSite(server.url);
    const browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--headless=new", `--remote-debugging-port=${debuggingPort}`],
    });
    try {
      const rows: BenchResult["rows"] = {};
      const pages: Record<string, string> = {
        ...Object.fromEntries(
          layouts.map((layout) => [
            layout,
            `${server.url}/team/bench/event?cal.cache=true&month=${nextMonth()}&layout=${layout}`,
          ]),
        ),
        "in another site's page": site.url,
        "a host's calendars": `${server.url}/settings`,
        "a host's working hours": `${server.url}/settings/hours`,
      };
      const cookie = await hostsCookie(world, server.url);
      for (const [name, url] of Object.entries(pages)) {
        const look = { browser, url, headers: url.includes("/settings") ? { cookie } : {} };
        for (const device of devices) rows[`${name}, ${device}`] = await bestOf(look, device);
      }
      const lowest = (name: string) => Math.min(...Object.values(rows).map((row) => row[name] ?? 0));
      return {
        unit: "scores of 100; ms",
        rows,
        targets: categories.map((name) => atLeast(`${name}, lowest`, lowest(name), 95)),
      };
    } finally {
      await browser.close();
      await site.stop();
      await server.stop();
      await world.stop();
    }
  },
};

/** @property headers that the page is asked for with */
type Look = { browser: Browser; url: string; headers: Record<string, string> };

async function bestOf(look: Look, device: Device): Promise<Record<string, number>> {
  const found = [];
  for (let run = 0; run < runs; run++) {
    found.push(await scores(look, device));
    await delay(1_000);
  }
  const [best = {}] = found.toSorted((a, b) => (b.performance ?? 0) - (a.performance ?? 0));
  return best;
}

async function scores({ browser, url, headers }: Look, device: Device): Promise<Record<string, number>> {
  const flags: Flags = {
    port: debuggingPort,
    logLevel: "error",
    onlyCategories: [...categories],
    extraHeaders: headers,
  };
  const slowdown = phoneSlowdown(await benchmarkIndex(browser));
  const result = await lighthouse(url, flags, device === "desktop" ? desktopConfig : mobileConfig(slowdown));
  if (!result) throw new Error(`Lighthouse says nothing of ${url}`);
  const { categories: found, audits } = result.lhr;
  const metric = (id: string) => Math.round((audits[id]?.numericValue ?? Number.NaN) * 1000) / 1000;
  return {
    ...Object.fromEntries(Object.values(found).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)])),
    "largest paint": Math.round(metric("largest-contentful-paint")),
    "blocked for": Math.round(metric("total-blocking-time")),
    "layout shift": metric("cumulative-layout-shift"),
    "slowed by": device === "desktop" ? 1 : slowdown,
  };
}

/** Of a session of the first host's. */
async function hostsCookie({ db, hosts }: World, siteUrl: string): Promise<string> {
  const address = hosts[0]?.address ?? "";
  const { id } = await db.user.findUniqueOrThrow({ where: { email: address } });
  const sessions = createSessions(db, encryptionKey, Date.now);
  const identity = { tenantId: "bench", objectId: address, address, verifiedAddress: address };
  return `${ownCookieName(siteUrl, sessionCookie)}=${await sessions.begin(id, identity, null)}`;
}

/** How many times slower than this machine, as fast as it is now, the same phone is; never slower than Lighthouse makes it. */
const phoneSlowdown = (index: number) =>
  Math.round(10 * throttling.mobileSlow4G.cpuSlowdownMultiplier * Math.min(1, index / desktopIndex)) / 10;

const mobileConfig = (cpuSlowdownMultiplier: number) => ({
  extends: "lighthouse:default",
  settings: { throttling: { ...throttling.mobileSlow4G, cpuSlowdownMultiplier } },
});

async function benchmarkIndex(browser: Browser): Promise<number> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(pageFunctions.computeBenchmarkIndex);
  } finally {
    await page.close();
  }
}
