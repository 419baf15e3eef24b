import { createHostDatabase, createTestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "./support/run.ts";
import { teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

describe.each([
  ["on a database of cal.com's, into which it plugs when it starts", createHostDatabase],
  ["on a database of our own", createTestDatabase],
])("%s", (_shape, createDatabase) => {
  let host: WebApp;

  beforeAll(async () => {
    host = await startWebApp({ app: "examples/host-app", probePath: "/", createDatabase });
    await until(() => host.db.mailbox.findMany());
  });
  afterAll(() => host.close());

  test("a host app that mounts the plugin in one line a route has its calendars watched and kept fresh", async () => {
    const ann = host.simulator.createMailbox({
      address: "ann@contoso.example",
      displayName: "Ann",
      timeZone: "Europe/London",
    });
    await host.importTeam(teamOf([ann]));
    expect(await host.cron()).toMatchObject({ status: 200, body: { watched: 1, failed: 0 } });
    const credential = await host.db.credential.findFirstOrThrow();
    const calendar = ann.calendars[0]?.id ?? "";
    const query = new URLSearchParams({ calendar, from: "2030-01-07T00:00:00Z", to: "2030-01-08T00:00:00Z" });
    const busy = async () => (await fetch(`${host.url}/api/busy/${credential.id}?${query}`)).json();
    expect(await busy()).toEqual([]);

    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    query.set("from", `${soon}T00:00:00Z`);
    query.set("to", `${soon}T23:00:00Z`);
    expect(await busy()).toEqual([]);
    host.simulator.createEvent(ann.address, {
      title: "Added",
      start: `${soon}T10:00:00Z`,
      end: `${soon}T11:00:00Z`,
    });
    const expected = [{ start: `${soon}T10:00:00.000Z`, end: `${soon}T11:00:00.000Z` }];
    await until(async () => JSON.stringify(await busy()) === JSON.stringify(expected));
  });

  test("its webhook answers the handshake and refuses what it must", async () => {
    const webhook = `${host.url}/api/integrations/office365calendar/webhook`;
    const handshake = await fetch(`${webhook}?validationToken=a%20token`, { method: "POST" });
    expect(await handshake.text()).toBe("a token");
    expect((await fetch(webhook, { method: "POST", body: "nonsense" })).status).toBe(400);
    expect((await fetch(webhook)).headers.get("allow")).toBe("POST");
  });
});
