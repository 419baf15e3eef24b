import { findEventType, findSlotsOf } from "@calcache/scheduling";
import { calcomAdapter } from "@calcache/setup/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createTestWorld, type TestWorld, teamOf } from "./testing/test-world.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld();
});
afterEach(() => world.close());

const hour = 3_600_000;
const loginAnswer = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });

async function unavailableHosts() {
  const eventType = await findEventType(world.engine, { teamSlug: "devs", eventTypeSlug: "teamevent" });
  if (!eventType) throw new Error("no such event type");
  const start = Math.ceil(world.now() / (24 * hour)) * 1440;
  const query = { range: { start, end: start + 1440 }, timeZone: "UTC", duration: null, serveCache: false };
  return (await findSlotsOf(world.engine, eventType, query)).unavailableHosts;
}

/** The login of Outlook, as cal.com asks it: without a scope, at once. */
async function askLogin(refreshToken: string) {
  const body = new URLSearchParams({
    client_id: "test-app",
    client_secret: "test-secret",
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  });
  const answer = await fetch(`${world.simulator.url}/common/oauth2/v2.0/token`, { method: "POST", body });
  expect(answer.status).toBe(200);
  return loginAnswer.parse(await answer.json());
}

test.each<[form: string, ofKey: (key: { expiry_date: number }) => object | string]>([
  ["cal.com's, with its end in seconds", (key) => key],
  ["cal.com's, with its end in ms", (key) => ({ ...key, expiry_date: key.expiry_date * 1000 })],
  ["an old text of cal.com's", (key) => JSON.stringify(key)],
])(
  "an account in the form of %s is read and renewed from the first time on, beside cal.com",
  async (_form, ofKey) => {
    const mailbox = world.simulator.createMailbox({
      address: "ann@contoso.example",
      displayName: "Ann",
      timeZone: "UTC",
    });
    await world.importTeam(teamOf([mailbox]));
    const { id } = await world.db.credential.findFirstOrThrow();
    const { access_token, refresh_token } = mailbox.tokens;
    const key = {
      token_type: "Bearer",
      scope: "User.Read Calendars.Read Calendars.ReadWrite",
      ext_expires_in: 4800,
      access_token,
      refresh_token,
      email: "Ann@Contoso.example",
      expiry_date: Math.floor(world.now() / 1000),
    };
    await world.db.credential.update({ where: { id }, data: { key: ofKey(key) } });
    const calcom = calcomAdapter(world.db, id, world.now);

    expect(await unavailableHosts()).toBe(0);
    expect((await calcom.read()).access_token).not.toBe(access_token);
    world.advance(2 * hour);
    await calcom.renew(askLogin);
    expect(await unavailableHosts()).toBe(0);
    world.advance(2 * hour);
    await world.runtime.sweep();
    expect(await unavailableHosts()).toBe(0);
    await calcom.renew(askLogin);

    const after = await world.db.credential.findUniqueOrThrow({ where: { id }, include: { account: true } });
    expect(after).toMatchObject({ invalid: false, account: { address: "ann@contoso.example" } });
    expect(typeof after.key).toBe(typeof ofKey(key));
    expect(world.lines.filter(({ level }) => level !== "info")).toEqual([]);
  },
);
