import { createTokenCipher, createTokenStore, type StoredTokens, sealTokens } from "@calcache/accounts";
import { allIn } from "@calcache/accounts/testing";
import { err, ok, openDatabase, type Result } from "@calcache/prisma";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase, untilSessionsWait } from "../testing/index.ts";

const cipher = createTokenCipher({ key: new Uint8Array(32).fill(7) });
const old: StoredTokens = { accessToken: "old-access", refreshToken: "old-refresh", expiresAt: 1000 };
const renewed: StoredTokens = { accessToken: "new-access", refreshToken: "new-refresh", expiresAt: 2000 };

describe("the token store", () => {
  let database: TestDatabase;
  let credentialId: number;

  async function link(): Promise<number> {
    const key = { email: "ann@contoso.example", ...sealTokens(cipher, old) };
    const credential = await database.db.credential.create({ data: { type: "office365_calendar", key } });
    return credential.id;
  }

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(async () => {
    credentialId = await link();
  });
  afterAll(() => database.drop());

  it("reads what is stored, and null where there is no credential", async () => {
    const store = createTokenStore(allIn(database.db), { cipher });
    expect(await store.read(credentialId)).toEqual(old);
    expect(await store.read(credentialId + 1000)).toBeNull();
  });

  it("stores refreshed tokens, keeps what else it knows, and clears the relink mark", async () => {
    const store = createTokenStore(allIn(database.db), { cipher });
    await database.db.credential.update({ where: { id: credentialId }, data: { invalid: true } });
    expect(await store.refreshExclusively(credentialId, async () => ok(renewed))).toEqual(ok(renewed));
    expect(await store.read(credentialId)).toEqual(renewed);
    const { invalid, key } = await database.db.credential.findUniqueOrThrow({ where: { id: credentialId } });
    expect(invalid).toBe(false);
    expect(key).toMatchObject({ email: "ann@contoso.example", expiry_date: 2000 });
  });

  it("leaves the old tokens where the refresh fails or throws", async () => {
    const store = createTokenStore(allIn(database.db), { cipher });
    const refused: Result<StoredTokens, string> = err("invalid_grant");
    expect(await store.refreshExclusively(credentialId, async () => refused)).toEqual(refused);
    const crash = store.refreshExclusively(credentialId, async () => {
      throw new Error("killed");
    });
    await expect(crash).rejects.toThrow("killed");
    expect(await store.read(credentialId)).toEqual(old);
  });

  it("leaves the old tokens and no lock where the connection dies before the commit", async () => {
    const store = createTokenStore(allIn(database.db), { cipher });
    const killed = store.refreshExclusively(credentialId, async () => {
      await database.db.$queryRaw`
        SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
        WHERE datname = current_database() AND state = 'idle in transaction'`;
      return ok(renewed);
    });
    await expect(killed).rejects.toThrow();
    expect(await store.read(credentialId)).toEqual(old);
    expect(await store.refreshExclusively(credentialId, async () => ok(renewed))).toEqual(ok(renewed));
  });

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
      createTokenStore(allIn(database.db), { cipher }),
      createTokenStore(allIn(other), { cipher }),
    ];
    const results = await Promise.all(stores.map((store) => store.refreshExclusively(credentialId, refresh)));
    await other.$disconnect();
    expect(results).toEqual([ok(renewed), ok(renewed)]);
    expect(logins).toBe(1);
  });

  it("doesn't let a slow login keep another credential waiting", async () => {
    const store = createTokenStore(allIn(database.db), { cipher });
    const otherId = await link();
    const slow = Promise.withResolvers<Result<StoredTokens, never>>();
    const waiting = store.refreshExclusively(credentialId, () => slow.promise);
    await store.refreshExclusively(otherId, async () => ok(renewed));
    expect(await store.read(otherId)).toEqual(renewed);
    slow.resolve(ok(renewed));
    await waiting;
  });

  it("says when the tokens are encrypted under a key that isn't configured", async () => {
    const store = createTokenStore(allIn(database.db), {
      cipher: createTokenCipher({ key: new Uint8Array(32) }),
    });
    await expect(store.read(credentialId)).rejects.toMatchObject({
      name: "CredentialError",
      kind: "unknown-key",
    });
    await expect(store.refreshExclusively(-1, async () => ok(renewed))).rejects.toMatchObject({
      kind: "missing",
    });
  });
});
