import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHostDatabase, createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { runImport } from "./run-import.ts";

const ann = { email: "ann@contoso.example", timeZone: "Europe/London" };

describe("npm run import", () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), "calcache-import-"));
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function run(argv: string[], { stdin = "", databaseUrl = database.databaseUrl } = {}) {
    const stdout = new PassThrough();
    const stderr = new PassThrough();
    const terminal = { stdin: Readable.from([Buffer.from(stdin)]), stdout, stderr, now: () => 0 };
    const exitCode = await runImport(
      argv,
      () => ({ databaseUrl, encryptionKey: new Uint8Array(32) }),
      terminal,
    );
    stdout.end();
    stderr.end();
    return { exitCode, stdout: await text(stdout), stderr: await text(stderr) };
  }

  async function fileOf(content: string | Uint8Array): Promise<string> {
    const file = join(folder, "team.json");
    await writeFile(file, content);
    return file;
  }

  it("imports a file and says what it did, without colours where there is no terminal", async () => {
    const file = await fileOf(JSON.stringify({ users: [ann] }));
    expect(await run([file])).toEqual({
      exitCode: 0,
      stderr: "",
      stdout: [
        "            created   updated   removed unchanged",
        "users             1         0         0         0",
        "schedules         1         0         0         0",
        "",
      ].join("\n"),
    });
  });

  it("imports into a host's database, unless its tables must be filled with what we don't know", async () => {
    const host = await createHostDatabase();
    const file = await fileOf(JSON.stringify({ users: [ann] }));
    const { databaseUrl } = host;
    expect(await run([file], { databaseUrl })).toMatchObject({ exitCode: 0 });
    await host.db.$executeRaw`ALTER TABLE users ADD COLUMN uuid UUID`;
    await host.db.$executeRaw`UPDATE users SET uuid = gen_random_uuid()`;
    await host.db.$executeRaw`ALTER TABLE users ALTER COLUMN uuid SET NOT NULL`;
    expect(await run([file], { databaseUrl })).toMatchObject({
      exitCode: 1,
      stderr: 'the database: column "users"."uuid" must be filled, and we have no value for it\n',
    });
    await host.drop();
  });

  it("imports standard input", async () => {
    const stdin = JSON.stringify({ users: [{ ...ann, name: "Ann" }] });
    expect(await run(["-"], { stdin })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/users +0 +1 /),
    });
  });

  it("prints every error of a bad file, and imports none of it", async () => {
    const users = [
      { ...ann, name: "Changed" },
      { ...ann, timeZone: "Nowhere" },
    ];
    expect(await run([await fileOf(JSON.stringify({ users, more: 1 }))])).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: [
        "users[1].timeZone: must be an IANA time zone, as Europe/London",
        "more: is not a known key",
        "users[1].email: is the same as users[0].email",
        "",
      ].join("\n"),
    });
    expect(await database.db.user.count({ where: { name: "Changed" } })).toBe(0);
  });

  it("prints whom the file refers to in vain", async () => {
    const stdin = JSON.stringify({ teams: [{ slug: "t", name: "T", members: ["nobody@contoso.example"] }] });
    expect(await run(["-"], { stdin })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^teams\[0\]\.members\[0\]: nobody@contoso\.example is neither/),
    });
  });

  it("says what can't be read, and why", async () => {
    const missing = join(folder, "missing.json");
    expect(await run([missing])).toMatchObject({
      exitCode: 1,
      stderr: `${missing}: can't be read: there is no such file\n`,
    });
    expect(await run([folder])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("it is a folder"),
    });
    const binary = await fileOf(new Uint8Array([0xff, 0xfe, 0x00]));
    expect(await run([binary])).toMatchObject({ stderr: `${binary}: can't be read: it is not UTF-8 text\n` });
    const broken = await fileOf('{\n  "users": [,]\n}');
    expect(await run([broken])).toMatchObject({ stderr: `${broken}: line 2, column 13: is not JSON\n` });
  });

  it("says when the database can't be reached, without its password", async () => {
    const stdin = JSON.stringify({ users: [ann] });
    const result = await run(["-"], { stdin, databaseUrl: "postgresql://ann:s3cret@127.0.0.1:1/calcache" });
    expect(result).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("ECONNREFUSED") });
    expect(result.stderr).not.toContain("s3cret");
  });

  it("prints help without asking for a database, and refuses other arguments", async () => {
    expect(await run(["--help"])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("<file>") });
    expect(await run([])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("missing required argument"),
    });
    expect(await run(["a", "b"])).toMatchObject({ exitCode: 1 });
  });
});
