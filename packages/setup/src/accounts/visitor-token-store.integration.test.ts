import type { StoredTokens } from "@calcache/accounts";
import { createTokenCipher, createVisitorTokenStore, sealVisitorTokens } from "@calcache/accounts";
import { allIn } from "@calcache/accounts/testing";
import { err, ok, openDatabase } from "@calcache/prisma";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase, untilSessionsWait } from "../testing/index.ts";

const key = new Uint8Array(32).fill(7);
const cipher = createTokenCipher({ key, purpose: "guest-calendar" });
const old: StoredTokens = { accessToken: "old-access", refreshToken: "old-refresh", expiresAt: 1000 };
const renewed: StoredTokens = { accessToken: "new-access", refreshToken: "new-refresh", expiresAt: 2000 };

let database: TestDatabase;
let id: number;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  const [createdAt, expiresAt] = [new Date(0), new Date(1)];
  await database.db.visitorCalendar.deleteMany();
  const data = { sessionHash: "hash", sealed: sealVisitorTokens(cipher, old), createdAt, expiresAt };
  id = (await database.db.visitorCalendar.create({ data })).id;
});
afterAll(() => database.drop());

it("keeps a guest's tokens, sealed, and knows nothing of one who is gone", async () => {
  const store = createVisitorTokenStore(allIn(database.db), cipher);
  expect(await store.read(id)).toEqual(old);
  expect(await store.read(id + 1000)).toBeNull();
  expect(JSON.stringify(await database.db.visitorCalendar.findMany())).not.toMatch(/old-(access|refresh)/);
  await expect(store.refreshExclusively(id + 1000, async () => ok(renewed))).rejects.toMatchObject({
    kind: "missing",
  });
});

it("stores tokens that were refreshed, and leaves the old ones where that failed", async () => {
  const store = createVisitorTokenStore(allIn(database.db), cipher);
  expect(await store.refreshExclusively(id, async () => err("invalid_grant"))).toEqual(err("invalid_grant"));
  expect(await store.read(id)).toEqual(old);
  expect(await store.refreshExclusively(id, async () => ok(renewed))).toEqual(ok(renewed));
  expect(await store.read(id)).toEqual(renewed);
});

// Broken on purpose: the row read without `FOR UPDATE`; both processes logged in.
it("lets two processes that come at once log in once", async () => {
  const other = openDatabase(database.databaseUrl);
  const secondLogin = Promise.withResolvers<void>();
  let logins = 0;
  const refresh = async (stored: StoredTokens) => {
    if (stored.expiresAt === renewed.expiresAt) return ok(stored);
    logins += 1;
    if (logins === 2) secondLogin.resolve();
    await Promise.race([untilSessionsWait(database.db, 1), secondLogin.promise]);
    return ok(renewed);
  };
  const stores = [
    createVisitorTokenStore(allIn(database.db), cipher),
    createVisitorTokenStore(allIn(other), cipher),
  ];
  const results = await Promise.all(stores.map((store) => store.refreshExclusively(id, refresh)));
  await other.$disconnect();
  expect(results).toEqual([ok(renewed), ok(renewed)]);
  expect(logins).toBe(1);
});

it("doesn't open what was sealed as a host's", async () => {
  const store = createVisitorTokenStore(allIn(database.db), createTokenCipher({ key }));
  await expect(store.read(id)).rejects.toMatchObject({ name: "CredentialError", kind: "tampered" });
});
