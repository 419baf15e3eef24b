import { spawn } from "node:child_process";
import { createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inRepo } from "../lib/root.ts";

const clientId = "24d3b144-21ae-4080-943f-7067b395b913";
const secret = "a-secret~of.the-app";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const integration = "office365_calendar";
  for (const name of ["ann", "bob", "cyd"]) {
    const email = `${name}@outlook.com`;
    const user = await db.user.create({ data: { email } });
    const credential = await db.credential.create({
      data: {
        type: integration,
        key: { email, refresh_token: "r" },
        userId: user.id,
        invalid: name === "bob",
      },
    });
    await db.mailbox.create({
      data: { integration, address: email, credentialId: credential.id, accountKind: "outlook.com" },
    });
  }
});
afterAll(() => database.drop());

/** Runs the command; what it wrote, on both outputs, and its exit code. */
function authPath(args: string[], input = ""): Promise<{ out: string; code: number | null }> {
  const child = spawn(process.execPath, [inRepo("scripts/auth-path.ts"), ...args], {
    env: {
      DATABASE_URL: database.databaseUrl,
      CALENDSO_ENCRYPTION_KEY: "a-key-of-thirty-two-characters!!",
      MS_GRAPH_CLIENT_ID: clientId,
    },
  });
  let out = "";
  child.stdout.on("data", (text) => (out += text));
  child.stderr.on("data", (text) => (out += text));
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", (code) => resolve({ out, code })));
}

const add = (...options: string[]) =>
  authPath(["add", "personal", "--client-id", clientId, "--secret-from", "-", ...options], `${secret}\n`);

test("a path is added, switched for canaries and for all, looked at, left and removed", async () => {
  const added = await add("--authority", "consumers");
  expect(added).toMatchObject({ code: 0, out: expect.stringContaining("--share 5") });
  const used = await authPath(["use", "personal", "--share", "100", "--kind", "outlook.com"]);
  expect(used.out).toBe(
    "personal is the path of 100 % of accounts of outlook.com: 3 in all.\n1 of them fail now, and are tried again by it.\n",
  );
  expect(await database.db.credential.count({ where: { invalid: true } })).toBe(0);
  const listed = await authPath(["list"]);
  expect(listed.out).toBe(
    `environment  common  app ${clientId}  everybody's who has no other\npersonal  consumers  app ${clientId}  secret until an unknown end\n  100 % of accounts of outlook.com\n`,
  );
  const [first] = await database.db.credential.findMany({ orderBy: { id: "asc" } });
  await database.db.authPathUse.create({
    data: { credentialId: first?.id ?? 0, path: "personal", tries: 4, failures: 1, triedAt: new Date() },
  });
  expect((await authPath(["status"])).out.split("\n")[1]).toMatch(
    /^personal +outlook\.com +1 +1 +100\.0 % +4 +1$/,
  );
  expect(await authPath(["remove", "personal"])).toMatchObject({
    code: 1,
    out: expect.stringContaining("`leave` it"),
  });
  expect((await authPath(["leave", "personal"])).out).toContain("isn't the path of any accounts:");
  expect((await authPath(["leave", "personal", "--kind", "outlook.com"])).code).toBe(0);
  expect((await authPath(["remove", "personal"])).code).toBe(0);
  expect(JSON.stringify([added, used, listed])).not.toContain(secret);
});

test("what can't be is refused with what to do, and nothing is kept", async () => {
  const [unknown, twice] = await Promise.all([
    authPath(["use", "nowhere", "--share", "5"]),
    add("--authority", "common", "--federated-token", "f"),
  ]);
  expect(unknown).toMatchObject({ code: 1, out: expect.stringContaining("There is no path nowhere") });
  expect(twice).toMatchObject({ code: 1, out: expect.stringContaining("Give one of") });
  expect([await database.db.authPath.count(), await database.db.authPathRule.count()]).toEqual([0, 0]);
});
