import { afterAll, beforeAll, expect, test } from "vitest";
import { createRuntime } from "./create-runtime.ts";
import { createTestWorld, type TestWorld } from "./testing/test-world.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

const identity = { tenantId: "t", objectId: "o", address: "ann@contoso.example", verifiedAddress: null };

test("who asks is known by our session, or by none", async () => {
  const ann = await world.db.user.create({ data: { email: "ann@contoso.example" } });
  const { runtime } = world;
  const token = (await runtime.signIn?.sessions.begin(ann.id, identity, null)) ?? "";
  const headers = new Headers({ cookie: `a=b; calcache_session=${token}` });
  expect(await runtime.currentUser(headers)).toMatchObject({ userId: ann.id, session: { tenantId: "t" } });
  for (const cookie of ["", `calcache_session=${token}x`, `x_calcache_session=${token}`])
    expect(await runtime.currentUser(new Headers({ cookie }))).toBeNull();
  expect(runtime.hasOwnSessions).toBe(true);
});

// Broken on purpose: our sessions asked as well; a cookie of ours signed in beside the host app's own.
test("a host app's own sessions stand in place of ours", async () => {
  const ben = await world.db.user.create({ data: { email: "ben@contoso.example" } });
  const token = (await world.runtime.signIn?.sessions.begin(ben.id, identity, null)) ?? "";
  const hosted = createRuntime({
    environment: world.environment,
    log: world.engine.log,
    currentUser: async (headers) =>
      headers.get("x-user") === null ? null : { id: Number(headers.get("x-user")) },
  });
  expect(hosted.hasOwnSessions).toBe(false);
  expect(await hosted.currentUser(new Headers({ "x-user": "7" }))).toEqual({ userId: 7, session: null });
  expect(await hosted.currentUser(new Headers({ cookie: `calcache_session=${token}` }))).toBeNull();
  await hosted.stop();
});
