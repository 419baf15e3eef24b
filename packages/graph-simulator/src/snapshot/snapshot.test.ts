import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { CONTROL_CLIENT_ID } from "../login/tokens/control-grant.ts";
import { startGraphSimulator } from "../start.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { startReceiver } from "../testing/notification-receiver.ts";
import { token as askToken, refresh } from "../testing/test-login.ts";
import { ADDRESS, graphClient } from "../testing/test-simulator.ts";
import { createDataFile } from "./data-file.ts";

const WINDOW = { start: "2026-03-01", end: "2026-04-01" };

async function dataFile(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "graph-simulator-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  return join(directory, "nested", "data.json");
}

test("events, tokens and subscriptions outlive a restart", async () => {
  const path = await dataFile();
  const receiver = await startReceiver();
  const first = await startGraphSimulator({ dataFile: path });
  const { tokens } = first.createMailbox({ address: ADDRESS, displayName: "Ann", timeZone: "Europe/Berlin" });
  const meeting = {
    title: "Daily",
    start: "2026-03-27T10:00",
    end: "2026-03-27T11:00",
    recurrence: "FREQ=DAILY;COUNT=4",
  };
  first.createEvent(ADDRESS, meeting);
  const before = first.listEvents(ADDRESS, WINDOW);
  const [one, two] = before.ok ? before.value : [];
  first.updateEvent(ADDRESS, one?.id ?? "", { title: "Special" });
  first.deleteEvent(ADDRESS, two?.id ?? "");
  const expected = first.listEvents(ADDRESS, WINDOW);
  await graphClient(first, tokens.access_token)("/subscriptions", {
    method: "POST",
    body: {
      changeType: "created",
      notificationUrl: receiver.url,
      resource: "me/events",
      expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
    },
  });
  const mailboxes = first.listMailboxes();
  await first.close();

  const second = await startGraphSimulator({ dataFile: path });
  onTestFinished(() => second.close());
  expect(second.listMailboxes()).toEqual(mailboxes);
  expect(second.listEvents(ADDRESS, WINDOW)).toEqual(expected);
  expect((await graphClient(second, tokens.access_token)("/me")).status).toBe(200);
  const body = new URLSearchParams({
    grant_type: "refresh_token",
    client_id: "app",
    refresh_token: tokens.refresh_token,
  });
  expect((await fetch(`${second.url}/common/oauth2/v2.0/token`, { method: "POST", body })).status).toBe(200);
  second.createEvent(ADDRESS, { title: "New", start: "2026-03-02T10:00Z", end: "2026-03-02T11:00Z" });
  expect(await receiver.received(1)).toMatchObject([{ changeType: "created" }]);
});

test("reads a series of a file that was written when series had one rule", async () => {
  const path = await dataFile();
  const first = await startGraphSimulator({ dataFile: path });
  first.createMailbox({ address: ADDRESS, displayName: "Ann", timeZone: "Europe/Berlin" });
  first.createEvent(ADDRESS, {
    title: "Daily",
    start: "2026-03-27T10:00",
    end: "2026-03-27T11:00",
    recurrence: "FREQ=DAILY;COUNT=4",
  });
  const expected = first.listEvents(ADDRESS, WINDOW);
  await first.close();
  const saved = JSON.parse(await readFile(path, "utf8"));
  for (const event of saved.events) {
    const { rules, pattern, added, excluded } = event.series;
    event.series = { rrule: rules[0], pattern, added, excluded };
  }
  await writeFile(path, JSON.stringify(saved));

  const second = await startGraphSimulator({ dataFile: path });
  onTestFinished(() => second.close());
  expect(expected.ok && expected.value).toHaveLength(4);
  expect(second.listEvents(ADDRESS, WINDOW)).toEqual(expected);
});

test("refuses a file that is something else, and leaves it alone", async () => {
  const path = await dataFile();
  const file = join(path, "..", "..", "other.json");
  await writeFile(file, "{}");
  await expect(startGraphSimulator({ dataFile: file })).rejects.toThrow("is no snapshot of the simulator");
  expect(await readFile(file, "utf8")).toBe("{}");
});

test("saves once for a burst of changes, and not at all without one", async () => {
  const path = await dataFile();
  const clock = createManualClock();
  let taken = 0;
  const take = () => {
    taken += 1;
    return {
      version: 1 as const,
      mailboxes: [],
      events: [],
      subscriptions: [],
      tokens: { access: [], refresh: [] },
      tenants: [],
    };
  };
  const file = createDataFile(path, take, clock.schedule);
  await file.close();
  expect(taken).toBe(0);
  for (let number = 0; number < 100; number++) file.touch();
  await clock.advance(1_000);
  await file.close();
  expect(taken).toBe(1);
  expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ version: 1 });
});

test("a snapshot from before consents, traits and calendars of others still opens its mailboxes", async () => {
  const path = await dataFile();
  const token = { mailboxId: "m1", clientId: CONTROL_CLIENT_ID, scope: "Calendars.Read", expiresAt: 9e15 };
  const calendar = { id: "c1", name: "Calendar", isDefaultCalendar: true, color: "auto", changeKey: "k" };
  const mailbox = { id: "m1", puid: "p", tenantId: "t", address: "old@outlook.com", displayName: "Old" };
  const old = {
    version: 1,
    mailboxes: [
      { ...mailbox, timeZone: "UTC", kind: "outlook.com", seed: "s", calendars: [calendar], refusal: 50173 },
    ],
    events: [],
    subscriptions: [],
    tokens: { access: [["a1", token]], refresh: [["r1", token]] },
  };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(old));
  const simulator = await startGraphSimulator({ dataFile: path });
  onTestFinished(() => simulator.close());
  const graph = graphClient(simulator, "a1");
  expect((await graph("/me/calendars")).json()).toMatchObject({ value: [{ id: "c1", canEdit: true }] });
  expect(simulator.listMailboxes()).toMatchObject([{ mail: null, zoneAnswer: "named" }]);
  simulator.changeTokens("old@outlook.com", { action: "restore" });
  const ask = { ...refresh("r1"), scope: "Calendars.ReadWrite" };
  expect((await askToken(simulator, ask)).status).toBe(200);
});
