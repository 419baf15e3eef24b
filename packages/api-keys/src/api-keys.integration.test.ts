import { createPluggedDatabase, createTestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiKey, findApiKey, listApiKeys, readKeyLog, revokeApiKey } from "./index.ts";

const now = Date.parse("2026-11-20T12:00:00Z");
const email = "ann@contoso.example";
const wish = { email, scopes: ["free_busy_write"], application: "CRM", expiresAt: null } as const;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.user.create({ data: { email } });
});
afterAll(() => database.drop());

async function made(more: Partial<{ expiresAt: Date }> = {}) {
  const created = await createApiKey(database.db, { ...wish, ...more }, now);
  if (!created) throw new Error("there is no such user");
  return created;
}

test("a key opens what it was made for, and is nowhere but with its holder", async () => {
  const { key, info } = await made();
  expect(key).toMatch(/^cc_[\w-]{43}$/);
  expect(await findApiKey(database.db, key, now)).toMatchObject({
    scopes: ["free_busy_write"],
    user: { email },
  });
  const rows = JSON.stringify(await database.db.apiKey.findMany());
  expect(rows).not.toContain(key.slice("cc_".length));
  expect(JSON.stringify(await listApiKeys(database.db))).not.toContain("hashedKey");
  expect(info.application).toBe("CRM");
});

test("a key that was made while keys began otherwise is still good", async () => {
  const { key, info } = await made();
  expect(await findApiKey(database.db, key.replace("cc_", "cal_"), now)).toMatchObject({ id: info.id });
});

test("a key is made for whoever has the address, in whatever case of letters", async () => {
  const created = await createApiKey(database.db, { ...wish, email: "Ann@CONTOSO.example" }, now);
  expect(created?.info).toBeDefined();
  expect(await createApiKey(database.db, { ...wish, email: "a_n@contoso.example" }, now)).toBeNull();
});

test("no two keys are alike, and a key that is nearly right opens nothing", async () => {
  const [one, other] = [await made(), await made()];
  expect(one.key).not.toBe(other.key);
  for (const wrong of [one.key.slice(0, -1), one.key.slice("cc_".length), `${one.key}x`, "cc_", "cal_", ""])
    expect(await findApiKey(database.db, wrong, now)).toBeNull();
});

test("an expired key opens nothing, nor does a revoked one", async () => {
  const { key, info } = await made({ expiresAt: new Date(now + 1000) });
  expect(await findApiKey(database.db, key, now + 999)).not.toBeNull();
  expect(await findApiKey(database.db, key, now + 1000)).toBeNull();
  expect(await revokeApiKey(database.db, info.id, "test", now)).toBe(true);
  expect(await revokeApiKey(database.db, info.id, "test", now)).toBe(false);
  expect(await findApiKey(database.db, key, now)).toBeNull();
});

test("a key of somebody whom the host has locked opens nothing while they are", async () => {
  const host = await createPluggedDatabase();
  try {
    await host.db.user.create({ data: { email, username: "ann" } });
    const created = await createApiKey(host.db, wish, now);
    const opens = async () => (await findApiKey(host.db, created?.key ?? "", now)) !== null;
    expect(await opens()).toBe(true);
    await host.db.$executeRaw`UPDATE users SET locked = true`;
    expect(await opens()).toBe(false);
    await host.db.$executeRaw`UPDATE users SET locked = false`;
    expect(await opens()).toBe(true);
  } finally {
    await host.drop();
  }
});

test("its use is noted, once a minute", async () => {
  const { key } = await made();
  const usedAt = async (at: number) => (await findApiKey(database.db, key, at))?.lastUsedAt;
  expect(await usedAt(now)).toBeNull();
  expect(await usedAt(now + 59_000)).toEqual(new Date(now));
  expect(await usedAt(now + 60_000)).toEqual(new Date(now));
  expect(await usedAt(now + 61_000)).toEqual(new Date(now + 60_000));
});

test("there is no key for an unknown user", async () => {
  expect(await createApiKey(database.db, { ...wish, email: "nobody@contoso.example" }, now)).toBeNull();
});

test("who granted and revoked a key stands in its log, which outlives it", async () => {
  const { info } = await made();
  await revokeApiKey(database.db, info.id, "user 7", now + 1000);
  const log = await readKeyLog(database.db, info.id);
  expect(log.map(({ action, actor }) => [action, actor])).toEqual([
    ["revoked", "user 7"],
    ["granted", "npm run api-key"],
  ]);
  expect((await listApiKeys(database.db)).map(({ id }) => id)).not.toContain(info.id);
});

test("somebody revokes their own keys, and nobody else's", async () => {
  const { info } = await made();
  const revokedBy = (userId: number) =>
    revokeApiKey(database.db, info.id, "test", now, { userId, teamIds: [7] });
  expect(await revokedBy(info.user.id + 1)).toBe(false);
  expect(await revokedBy(info.user.id)).toBe(true);
});

test("who administers a team revokes its keys, whoever granted them", async () => {
  const created = await createApiKey(database.db, { ...wish, reach: { kind: "team", teamId: 7 } }, now);
  const { id = "", user = { id: 0 } } = created?.info ?? {};
  const revokedBy = (teamId: number) =>
    revokeApiKey(database.db, id, "test", now, { userId: user.id + 1, teamIds: [teamId] });
  expect(await revokedBy(8)).toBe(false);
  expect(await revokedBy(7)).toBe(true);
});

test("what a key may do and open is found as it was granted", async () => {
  const grant = {
    scopes: ["channels", "free_busy"],
    reach: { kind: "calendars", calendars: ["AAMk/1", "AAMk/2"] },
    origins: ["https://app.example"],
  } as const;
  const created = await createApiKey(database.db, { ...wish, ...grant }, now);
  const found = await findApiKey(database.db, created?.key ?? "", now);
  expect(found).toMatchObject({ ...grant, scopes: ["free_busy", "channels"] });
});
