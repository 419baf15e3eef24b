import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ruleBreaks } from "./support/booking-pages.ts";
import { browserPath, openBrowser } from "./support/browser.ts";
import { lookWell } from "./support/look-well.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let browser: Browser;

beforeAll(async () => {
  app = await startWebApp();
  await app.cron();
  await app.db.incident.create({
    data: {
      integration: "office365_calendar",
      accountKind: "outlook.com",
      beganAt: new Date(Date.now() - 1_800_000),
      reason: "ann@contoso.example: HTTP 503",
    },
  });
  if (browserPath !== undefined) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app.close();
});

const files = ["status", "summary", "components", "incidents", "incidents/unresolved"];

test("tools read the status as Statuspage has it", async () => {
  const told: Record<string, object> = {};
  for (const file of files) {
    const answer = await fetch(`${app.url}/api/v2/${file}.json`);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    const body = await answer.json();
    told[file] = body;
  }
  expect(told.status).toMatchObject({ status: { indicator: expect.stringMatching(/major|critical/) } });
  const incident = {
    name: "Calendars of outlook.com can't be read",
    status: "investigating",
    resolved_at: null,
    incident_updates: [{ status: "investigating" }],
  };
  expect(told["incidents/unresolved"]).toMatchObject({ incidents: [incident] });
  expect(told.summary).toMatchObject({ incidents: [incident] });
  expect(JSON.stringify(told)).not.toMatch(/contoso|503/);
});

test("the API is shown to people, without scripts", async () => {
  const page = async (path: string) => {
    const answer = await fetch(app.url + path);
    return { status: answer.status, text: (await answer.text()).replaceAll("<!-- -->", "") };
  };
  const index = await page("/docs/api");
  expect(index.status).toBe(200);
  expect(index.text).toContain("GET /api/v2/free-busy");
  const tags = [
    ...new Set([...index.text.matchAll(/href="(\/docs\/api\/[\w.-]+)"/g)].map(([, path]) => path ?? "")),
  ];
  expect(tags).toContain("/docs/api/free-busy");
  for (const path of tags) expect([path, (await page(path)).status]).toEqual([path, 200]);
  expect((await page("/docs/api/channels")).text).toMatch(
    /POST \/api\/v2\/channels.*callback_url.*TOO_MANY_CHANNELS/s,
  );
  expect((await page("/docs/api/nothing")).status).toBe(404);
});

test.runIf(browserPath)("and its pages have no barriers", async () => {
  const page = await (await browser.newContext()).newPage();
  await lookWell(page, { "api-docs": `${app.url}/docs/api`, "api-channels": `${app.url}/docs/api/channels` });
  await page.context().close();
});

test.runIf(browserPath)("people read it on a page, which has no barriers", async () => {
  for (const options of [{}, { colorScheme: "dark" as const, viewport: { width: 360, height: 800 } }]) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(`${app.url}/status`);
    await page.getByRole("heading", { name: "Calendars of outlook.com can't be read" }).waitFor();
    expect(await page.getByText("Booking page").count()).toBe(1);
    expect(await ruleBreaks(page)).toEqual([]);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/status-${page.viewportSize()?.width}.png` });
    await context.close();
  }
});
