import { startGraphSimulator } from "@calcache/graph-simulator";
import { parseTeamFile } from "@calcache/setup";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, inRepo, run, until } from "./support/run.ts";

let simulator: Awaited<ReturnType<typeof startGraphSimulator>>;

beforeAll(async () => {
  simulator = await startGraphSimulator();
  simulator.createMailbox({ address: "ann@contoso.example", displayName: "Ann", timeZone: "Europe/London" });
});
afterAll(() => simulator.close());

const connect = async () => {
  const port = await freePort();
  const env = {
    MS_GRAPH_CLIENT_ID: "app",
    MS_GRAPH_CLIENT_SECRET: "secret",
    MICROSOFT_GRAPH_URL: simulator.url,
    MICROSOFT_LOGIN_URL: simulator.url,
  };
  const running = run("npm", ["run", "--silent", "connect", "--", "--port", String(port)], env, inRepo());
  const address = await until(async () => running.output().match(/https?:\S+authorize\S+/)?.[0]);
  return { running, port, address };
};

test("signs a user in and prints their entry for a team file", async () => {
  const { running, address } = await connect();
  const answer = await fetch(`${address}&login_hint=ann%40contoso.example`);
  expect(await answer.text()).toContain("Connected");
  expect(await running.ended).toBe(0);
  const entry = JSON.parse(running.output().slice(running.output().indexOf("{")));
  const user = {
    email: "ann@contoso.example",
    username: "ann",
    name: "Ann",
    timeZone: "Europe/London",
    credentials: [entry],
  };
  expect(parseTeamFile({ users: [user], teams: [] })).toMatchObject({ ok: true });
  expect(entry.selectedCalendars).toEqual([simulator.listMailboxes()[0]?.calendars[0]?.id]);
});

test("refuses an answer that belongs to another sign-in", async () => {
  const { running, port } = await connect();
  const answer = await fetch(`http://127.0.0.1:${port}/callback?code=stolen&state=other`);
  expect(answer.status).toBe(400);
  expect(await running.ended).toBe(1);
  expect(running.output()).not.toContain("stolen");
});
