import { createTokenCipher, createTokenStore } from "@calcache/accounts";
import { allIn, encryptedByCalcom, calcomKeyring as keyring } from "@calcache/accounts/testing";
import { ok } from "@calcache/prisma";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  calcomAdapter,
  createPluggedDatabase,
  type LoginAnswer,
  type TestDatabase,
} from "../testing/index.ts";

const now = Date.parse("2026-12-01T09:00:00Z");
const hour = 3_600_000;
const type = "office365_calendar";
const cipher = createTokenCipher({ key: new Uint8Array(32).fill(7) });

const linked = {
  token_type: "Bearer",
  scope: "User.Read Calendars.Read Calendars.ReadWrite",
  ext_expires_in: 4800,
  access_token: "access 0",
  refresh_token: "refresh 0",
  email: "Ann@Contoso.example",
  expiry_date: now / 1000,
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createPluggedDatabase();
});
afterAll(() => database.drop());

/** A login that gives other tokens each time, and takes the latest alone. */
function strictLogin() {
  let latest = 0;
  return (refreshToken: string): LoginAnswer => {
    expect(refreshToken).toBe(`refresh ${latest}`);
    latest += 1;
    return { access_token: `access ${latest}`, refresh_token: `refresh ${latest}`, expires_in: 3600 };
  };
}

/** An account in a database that cal.com uses as well: both renew it at one login, in turns. */
async function share(key: object | string) {
  const { id } = await database.db.credential.create({ data: { type, key } });
  const store = createTokenStore(allIn(database.db), { cipher, keyring });
  const calcom = calcomAdapter(database.db, id, () => now);
  const login = strictLogin();
  const row = () => database.db.credential.findUniqueOrThrow({ where: { id }, include: { account: true } });
  return {
    id,
    store,
    calcom,
    row,
    renewHere: () =>
      store.refreshExclusively(id, async ({ refreshToken }) => {
        const { access_token, refresh_token } = login(refreshToken);
        return ok({ accessToken: access_token, refreshToken: refresh_token, expiresAt: now + hour });
      }),
    renewThere: () => calcom.renew(login),
  };
}

// Broken on purpose: what is renewed here sealed; cal.com could no longer read it.
test.each<[form: string, key: object | string]>([
  ["an object", linked],
  ["with an id token", { ...linked, id_token: "id" }],
  ["with its end in ms", { ...linked, expiry_date: now }],
  ["a text", JSON.stringify(linked)],
])(
  "an account whose key is %s is renewed here, by cal.com and here again, and nobody loses it",
  async (_form, key) => {
    const { calcom, id, renewHere, renewThere, row, store } = await share(key);
    const others = typeof key === "string" ? JSON.parse(key) : key;

    expect(await store.read(id)).toEqual({
      accessToken: "access 0",
      refreshToken: "refresh 0",
      expiresAt: now,
    });
    await renewHere();
    expect(await calcom.read()).toMatchObject({
      ...others,
      access_token: "access 1",
      expiry_date: expect.any(Number),
      refresh_token: "refresh 1",
    });
    await renewThere();
    expect(await store.read(id)).toEqual({
      accessToken: "access 2",
      refreshToken: "refresh 2",
      expiresAt: now + hour,
    });
    await renewHere();
    expect(await calcom.read()).toMatchObject({
      access_token: "access 3",
      email: linked.email,
      scope: linked.scope,
    });
    // cal.com left ms, and so do we: it needn't renew what was just renewed.
    expect(await calcom.isExpired()).toBe(false);
    const after = await row();
    expect(typeof after.key).toBe(typeof key);
    expect(after).toMatchObject({ invalid: false, account: { address: "ann@contoso.example" } });
  },
);

test("what cal.com encrypted beside the key goes on to say the same, and cal.com's own renewals count", async () => {
  await database.db.$executeRaw`ALTER TABLE "Credential" ADD COLUMN "encryptedKey" TEXT`;
  const { calcom, id, renewHere, renewThere, store } = await share(linked);
  const encrypted = async () => {
    const [found] = await database.db.$queryRaw<{ encryptedKey: string | null }[]>`
      SELECT "encryptedKey" FROM "Credential" WHERE id = ${id}`;
    return found?.encryptedKey ?? null;
  };
  await renewHere();
  expect(await encrypted()).toBeNull();
  const inside = encryptedByCalcom(await calcom.read(), { type });
  await database.db.$executeRaw`UPDATE "Credential" SET "encryptedKey" = ${inside} WHERE id = ${id}`;
  await renewThere();
  expect(await store.read(id)).toMatchObject({ refreshToken: "refresh 2" });
  await renewHere();
  expect(await store.read(id)).toMatchObject({ refreshToken: "refresh 3" });
  // The encrypted one alone.
  await database.db.credential.update({ where: { id }, data: { key: {} } });
  expect(await store.read(id)).toMatchObject({ refreshToken: "refresh 3" });
});

// Broken on purpose: the row locked FOR UPDATE; cal.com's bookings waited for our login, to refer to the credential.
test("while a slow login answers, rows that refer to the account are written without waiting", async () => {
  const { id, store } = await share(linked);
  const begun = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const renewing = store.refreshExclusively(id, async (stored) => {
    begun.resolve();
    await answered.promise;
    return ok(stored);
  });
  await begun.promise;
  // What Postgres does for a foreign key.
  const refer = database.db
    .$queryRaw`SELECT 1 AS found FROM "Credential" WHERE id = ${id} FOR KEY SHARE NOWAIT`;
  await expect(refer.finally(answered.resolve)).resolves.toEqual([{ found: 1 }]);
  await renewing;
});
