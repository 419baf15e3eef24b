import { readFile } from "node:fs/promises";
import { patience } from "@calcache/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { graphReads, mostInFlight } from "./support/graph-reads.ts";
import { webhookPath } from "./support/notify.ts";
import { inRepo, run, until } from "./support/run.ts";
import { createHosts, type Host, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

const forgedCount = 10_000;
/** A change is visible within this time, in ms, whatever strangers post. */
const promised = 2_000;
/** A mark that has waited for so long, in ms, lets readers be served live. */
const readLiveAfter = 10_000;
/** MiB that a server may need for all that is posted at once. */
const memoryBound = 300;

let app: WebApp;
let busy: Host[];
let quiet: Host[];

const dayFrom = (offset: number) =>
  new Date(Date.now() + (7 + offset) * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  app = await startWebApp();
  const hosts = createHosts(app.simulator, 12);
  busy = hosts.slice(0, 8);
  quiet = hosts.slice(8);
  await app.importTeam(teamOf(hosts));
  expect(await app.cron()).toMatchObject({ status: 200, body: { watched: 12, failed: 0 } });
  await settled();
});
afterAll(() => app.close());

const settled = () =>
  until(async () => (await app.db.cachedCalendar.count({ where: { dirtySince: { not: null } } })) === 0, 30);

async function offered(date: string) {
  const query = { teamSlug: "devs", eventTypeSlug: "teamevent", start: date, end: date, "cal.cache": "true" };
  const answer = await fetch(`${app.url}/api/v2/slots?${new URLSearchParams(query)}`);
  const { data } = await answer.json();
  const starts = ((data?.[date] ?? []) as { start: string }[]).map(({ start }) => start);
  return { starts, cache: answer.headers.get("x-calendar-cache") ?? "" };
}

/** Takes one slot by an event of one host; answers how long it was still offered, in ms, and whether that was too long. */
async function takeSlot(number: number) {
  const host = busy[number % busy.length];
  const date = dayFrom(Math.floor(number / 16));
  const start = new Date(Date.parse(`${date}T09:00:00Z`) + (number % 16) * 1_800_000).toISOString();
  const end = new Date(Date.parse(start) + 1_800_000).toISOString();
  const before = await offered(date);
  if (!before.starts.includes(start)) throw new Error(`${start} isn't offered`);
  const changedAt = Date.now();
  app.simulator.createEvent(host?.address ?? "", { title: "Real", start, end });
  const after = await until(async () => {
    const now = await offered(date);
    return !now.starts.includes(start) && now;
  });
  const ms = Date.now() - changedAt;
  return { ms, isLate: ms >= patience(promised), cache: after.cache };
}

/** The most memory that a process has ever held, and what it holds now, in MiB; null where the system doesn't tell. */
async function memory(pid: number | undefined) {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => null);
  if (status === null) return null;
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1024;
  return { peak: field("VmHWM"), now: field("VmRSS") };
}

// Broken on purpose, and what caught it:
// - `clientStateCheck` let every item pass: reads in mailboxes that nobody had changed (`untouched`)
// - payloads didn't take turns in the webhook's handler: changes that took 2.5 s and more to show (`promised`)
test("10,000 forged notifications delay no real one, cost no Graph request and little memory", async () => {
  await takeSlot(0);
  await settled();
  app.simulator.resetRequests();
  const before = await memory(app.pid());
  const ids = app.simulator.listSubscriptions().map(({ id }) => id);
  const script = inRepo("apps", "web", "e2e", "support", "flood.ts");
  const flood = run(process.execPath, [script, app.url + webhookPath, String(forgedCount), ids.join()], {});
  let flooding = true;
  void flood.ended.then(() => {
    flooding = false;
  });
  const changes: Awaited<ReturnType<typeof takeSlot>>[] = [];
  while (flooding) {
    changes.push(await takeSlot(changes.length + 1));
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
  const after = await memory(app.pid());
  await settled();

  const statuses: Record<string, number> = JSON.parse(flood.output());
  expect(Object.keys(statuses).sort()).toEqual(["202", "400", "413"]);
  expect(Object.values(statuses).reduce((sum, count) => sum + count)).toBe(forgedCount);

  // Reads, because a sweep may have asked for something else meanwhile.
  const reads = graphReads(app.simulator);
  const untouched = quiet.map(({ address }) => address);
  expect(reads.filter(({ mailbox }) => mailbox !== null && untouched.includes(mailbox))).toEqual([]);
  expect(reads.length).toBeLessThanOrEqual(2 * changes.length);
  expect(mostInFlight(app.simulator)).toBeLessThanOrEqual(4);

  expect(changes.length).toBeGreaterThan(4);
  expect(changes.filter(({ isLate }) => isLate)).toEqual([]);
  expect(changes.filter(({ ms, cache }) => cache !== "HIT" && ms < readLiveAfter)).toEqual([]);

  if (before && after) expect(after.peak - before.now).toBeLessThan(memoryBound);
});

// Broken on purpose: pages don't wait their turn; some of them are answered with 500 once their reads have waited for 5 s.
test("200 visitors at once see the page, or are told when to come again", async () => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const answer = await fetch(`${app.url}/team/devs/teamevent?date=${dayFrom(0)}`);
      return {
        status: answer.status,
        retryAfter: answer.headers.get("retry-after"),
        text: await answer.text(),
      };
    }),
  );
  const isServed = ({ status, text }: (typeof answers)[number]) =>
    status === 200 && text.includes("Team event");
  const isTold = ({ status, retryAfter, text }: (typeof answers)[number]) =>
    status === 503 && retryAfter === "10" && text.includes("This page can&#x27;t be shown right now");
  expect(
    answers.filter((answer) => !isServed(answer) && !isTold(answer)).map(({ status }) => status),
  ).toEqual([]);
  expect(answers.filter(isServed).length).toBeGreaterThan(0);
});
