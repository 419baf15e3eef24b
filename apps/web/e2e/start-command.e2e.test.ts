import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { browserPath, openBrowser } from "./support/browser.ts";
import { freePort, inRepo, interrupt, type Running, run, until } from "./support/run.ts";

let dataFolder: string;
let port: number;
let running: Running;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "calcache-start-"));
  port = await freePort();
});
afterAll(async () => {
  if (running && running.child.exitCode === null) await interrupt(running);
  await rm(dataFolder, { recursive: true, force: true });
});

const start = () => {
  running = run(
    "npm",
    ["start", "--silent"],
    { CALCACHE_DATA_DIR: dataFolder, PORT: String(port) },
    inRepo(),
  );
  return until(async () => {
    const [, booking] = running.output().match(/(http\S+\/team\/devs\/teamevent\S+)/) ?? [];
    const [, outlook] = running.output().match(/(http:\/\/127\.0\.0\.1:\d+)\//) ?? [];
    return booking !== undefined && outlook !== undefined && { booking, outlook };
  }, 90);
};

const graphRequests = async (outlook: string) => {
  const { requests } = await (await fetch(`${outlook}/control/requests`)).json();
  return requests as { operation: string }[];
};

/** A free slot that the booking page offers: its start, as the API tells it. */
async function someSlot() {
  const from = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const until = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10);
  const query = new URLSearchParams({
    teamSlug: "devs",
    eventTypeSlug: "teamevent",
    start: from,
    end: until,
    "cal.cache": "true",
  });
  const { data } = await (await fetch(`http://localhost:${port}/api/v2/slots?${query}`)).json();
  const days = Object.keys(data);
  return data[days[0] ?? ""][0].start as string;
}

const offered = async (page: Page) => (await page.locator("main").innerText()).replaceAll(/\s+/g, " ");

test("the demo's booking page follows a change in Outlook, and a second start keeps the data", async () => {
  const { booking, outlook } = await start();
  expect(booking).toBe(
    `http://localhost:${port}/team/devs/teamevent?overlayCalendar=true&layout=month_view&cal.cache=true`,
  );
  const slot = await someSlot();
  const end = new Date(Date.parse(slot) + 30 * 60_000).toISOString();
  const event = { title: "Added by the test", start: slot, end };
  const created = await fetch(`${outlook}/control/mailboxes/ann%40contoso.example/events`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(event),
  });
  expect(created.status).toBe(201);
  await until(async () => (await someSlot()) !== slot, 2);

  await interrupt(running);
  expect(await fetch(`http://localhost:${port}/`).catch(() => null)).toBeNull();
  expect(await fetch(outlook).catch(() => null)).toBeNull();

  await start();
  expect(await someSlot()).not.toBe(slot);
});

test.skipIf(browserPath === undefined)(
  "in a browser: an event added with the mouse takes its slot off the page within two seconds",
  async () => {
    const { booking, outlook } = running.child.exitCode === null ? await linksOf(running) : await start();
    const browser = await openBrowser();
    try {
      const slot = await someSlot();
      const date = slot.slice(0, 10);
      const page = await browser.newPage({ timezoneId: "UTC", locale: "en-GB" });
      const url = `${booking}&month=${date.slice(0, 7)}&date=${date}&cal.tz=UTC`;
      await page.goto(url);
      const time = slot.slice(11, 16);
      expect(await offered(page)).toContain(time);

      const calendar = await browser.newPage({
        timezoneId: "UTC",
        locale: "en-GB",
        viewport: { width: 1400, height: 1000 },
      });
      await calendar.goto(`${outlook}/?mailbox=ann%40contoso.example&date=${date}`);
      await calendar.getByTestId("add-event").click();
      await calendar.getByLabel("Title").fill("Added with the mouse");
      await calendar.getByLabel("Start").fill(`${date}T${time}`);
      const until30 = new Date(Date.parse(slot) + 30 * 60_000).toISOString().slice(11, 16);
      await calendar.getByLabel("End", { exact: true }).fill(`${date}T${until30}`);
      await calendar.getByRole("button", { name: "Save", exact: true }).click();
      await calendar.getByTestId("toast").waitFor();

      await fetch(`${outlook}/control/requests`, { method: "DELETE" });
      await until(async () => {
        await page.goto(url);
        return !(await offered(page)).includes(time);
      }, 2);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const before = (await graphRequests(outlook)).length;
      await page.goto(url);
      await page.waitForLoadState("networkidle");
      expect((await graphRequests(outlook)).length).toBe(before);
      expect(running.output()).toContain("[Cache Hit] office365_calendar");
    } finally {
      await browser.close();
    }
  },
);

const linksOf = async (process: Running) => ({
  booking: process.output().match(/(http\S+\/team\/devs\/teamevent\S+)/)?.[1] ?? "",
  outlook: process.output().match(/(http:\/\/127\.0\.0\.1:\d+)\//)?.[1] ?? "",
});
