import { refreshMailbox } from "@calcache/calendar-cache";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestWorld, type TestWorld, teamOf } from "./testing/test-world.ts";

const minute = 60_000;

let world: TestWorld;
let ann: ReturnType<TestWorld["simulator"]["createMailbox"]>;

beforeEach(async () => {
  world = await createTestWorld();
  ann = world.simulator.createMailbox({
    address: "ann@contoso.example",
    displayName: "Ann",
    timeZone: "UTC",
  });
  await world.importTeam(teamOf([ann]));
  await world.runtime.sweep();
});
afterEach(() => world.close());

const mailbox = () => world.db.mailbox.findFirstOrThrow({ include: { credential: true } });

/** Refreshes Ann's mailbox after a change; the statuses of the requests that it took. */
async function refresh(): Promise<number[]> {
  await world.db.cachedCalendar.updateMany({
    data: { dirtySince: new Date(world.now()), refreshAfter: null },
  });
  const { seq = 0 } = world.simulator.requests().requests.at(-1) ?? {};
  await refreshMailbox(world.engine, (await mailbox()).id);
  return world.simulator.requests(seq).requests.map(({ status }) => status);
}

// Broken on purpose: askAnchored sends the address though the id is known; the refresh was answered 503.
test("names the mailbox by its own id once that is known", async () => {
  expect(await mailbox()).toMatchObject({
    externalId: ann.id,
    accountKind: "microsoft 365",
    anchorRefused: false,
  });
  world.simulator.addFault({ match: { unlessAnchored: "by id", path: "/v1.0" }, effect: { status: 503 } });
  expect(await refresh()).toEqual([200]);
});

// Broken on purpose: onRefused not called; each refresh took two requests, one of them refused.
test("does without a name that Microsoft refuses, from then on", async () => {
  world.simulator.updateSettings({ enforceAnchor: true });
  await world.db.mailbox.updateMany({ data: { externalId: "11111111-2222-3333-4444-555555555555" } });
  expect(await refresh()).toEqual([400, 200]);
  expect(await mailbox()).toMatchObject({ anchorRefused: true, failingSince: null });
  expect(await refresh()).toEqual([200]);
});

/** Has the login answer the next request for tokens with this error, which Ann's mailbox then needs. */
function refuseTokens(error: string, number: number) {
  world.simulator.changeTokens(ann.address, { action: "expire" });
  const body = { error, error_codes: [number], error_description: `AADSTS${number}` };
  world.simulator.addFault({ match: { operation: "token" }, effect: { status: 400, body }, times: 1 });
  world.advance(61 * minute);
}

// Broken on purpose: `failure` without loopDetected; the pause was 30 seconds.
test("stops for at least ten minutes when the login says that it goes in circles, and keeps the account", async () => {
  refuseTokens("invalid_request", 50196);
  await refresh();
  const { pausedUntil, failureKind, credential } = await mailbox();
  expect(failureKind).toBe("throttled");
  expect((pausedUntil?.getTime() ?? 0) - world.now()).toBeGreaterThan(10 * minute);
  expect(credential?.invalid).not.toBe(true);
  expect(await refresh()).toEqual([]);
});

test("a wrong client secret is an alert for the operator and no account's fault, until it works", async () => {
  refuseTokens("invalid_client", 7000215);
  await refresh();
  expect(await world.db.alert.findMany()).toMatchObject([
    { name: "office365_calendar sign-in", reason: expect.stringContaining("AADSTS7000215"), clearedAt: null },
  ]);
  expect((await mailbox()).credential?.invalid).not.toBe(true);
  world.advance(2 * minute);
  await refresh();
  expect(await world.db.alert.findMany()).toMatchObject([{ clearedAt: expect.any(Date) }]);
});

test("a revoked account must be connected again, and Graph isn't asked for it again", async () => {
  refuseTokens("invalid_grant", 50173);
  await refresh();
  expect(await mailbox()).toMatchObject({ failureKind: "relink", credential: { invalid: true } });
  expect(await refresh()).toEqual([]);
});
