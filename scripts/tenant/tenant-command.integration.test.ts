import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGraphSimulator } from "@calcache/graph-simulator";
import { createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCertificate } from "../../packages/graph-simulator/src/testing/test-certificate.ts";
import { inRepo } from "../lib/root.ts";

const clientId = "24d3b144-21ae-4080-943f-7067b395b913";
const roles = ["Application Calendars.ReadWrite", "Application MailboxSettings.Read"];

let database: TestDatabase;
let simulator: Awaited<ReturnType<typeof startGraphSimulator>>;
let folder: string;
let tid: string;
beforeAll(async () => {
  database = await createTestDatabase();
  simulator = await startGraphSimulator();
  folder = mkdtempSync(join(tmpdir(), "tenant-"));
  for (const name of ["ann", "bob"]) {
    const address = `${name}@contoso.example`;
    simulator.createMailbox({ address, displayName: name, timeZone: "UTC" });
    await database.db.user.create({ data: { email: address, username: name } });
  }
  tid = simulator.listTenants()[0]?.id ?? "";
  simulator.setAppAccess("contoso.example", clientId, {
    assignments: [{ roles, mailboxes: ["ann@contoso.example"] }],
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await simulator.close();
  await database.drop();
});

/** Runs the command; what it wrote, on both outputs, and its exit code. */
function tenant(args: string[], input = ""): Promise<{ out: string; code: number | null }> {
  const child = spawn(process.execPath, [inRepo("scripts/tenant.ts"), ...args], {
    env: {
      DATABASE_URL: database.databaseUrl,
      CALENDSO_ENCRYPTION_KEY: "a-key-of-thirty-two-characters!!",
      MICROSOFT_GRAPH_URL: simulator.url,
      MICROSOFT_LOGIN_URL: simulator.url,
    },
  });
  let out = "";
  child.stdout.on("data", (text) => (out += text));
  child.stderr.on("data", (text) => (out += text));
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", (code) => resolve({ out, code })));
}

/** A new certificate of the app's, in files. */
function certificateFiles() {
  const made = makeCertificate();
  const paths = { certificate: join(folder, "cert.pem"), key: join(folder, "key.pem") };
  writeFileSync(paths.certificate, made.certificate);
  writeFileSync(paths.key, made.privateKey);
  return { ...made, options: ["--certificate", paths.certificate, "--private-key", paths.key] };
}

const registration = () => [
  "--client-id",
  clientId,
  "--domain",
  "Contoso.example",
  "--group",
  "hosts@contoso.example",
];
const register = (secret: string | null, ...certificates: string[]) =>
  simulator.updateSettings({ clients: [{ id: clientId, secret, certificates }] });

test("an organisation is added, checked mailbox by mailbox, given another credential, and removed", async () => {
  const first = certificateFiles();
  register(null, first.certificate);
  const added = await tenant(["add", tid, ...registration(), ...first.options]);
  expect(added).toMatchObject({ code: 0, out: expect.stringContaining("New-ManagementRoleAssignment") });
  const checked = await tenant(["check", tid]);
  expect(checked.code).toBe(1);
  expect(checked.out.trim().split("\n")).toEqual([
    "certificate: accepted",
    "ann@contoso.example: calendars ok, busy times ok, time zone ok",
    expect.stringMatching(/^bob@contoso\.example: calendars refused \(HTTP 403 ErrorAccessDenied\), /),
  ]);
  expect((await tenant(["check", tid, "ann@contoso.example"])).code).toBe(0);

  const secret = "a-secret~of.the-app";
  const rotated = await tenant(
    ["rotate", tid, "--secret-from", "-", "--not-after", "2099-01-31"],
    `${secret}\n`,
  );
  register(secret);
  const both = await tenant(["check", tid, "ann@contoso.example"]);
  expect(both.out).toMatch(/^secret: accepted\ncertificate: refused \(HTTP 401 AADSTS700027\)\nann@contoso/);
  const listed = await tenant(["list"]);
  expect(listed.out).toContain("contoso.example");
  expect(listed.out).toContain("secret until 2099-01-31  certificate until 2100-01-01");
  const stored = JSON.stringify(await database.db.tenantCredential.findMany());
  for (const text of [added.out, rotated.out, both.out, listed.out, stored]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain("PRIVATE KEY");
  }
  expect((await tenant(["remove", tid])).code).toBe(0);
  expect((await tenant(["list"])).out).toBe("");
});

test("what can't serve is refused with what to do, and nothing is kept", async () => {
  const { options } = certificateFiles();
  const other = join(folder, "other.pem");
  writeFileSync(other, makeCertificate().privateKey);
  const [certificate = "", path = ""] = options;
  const add = (...credential: string[]) => tenant(["add", tid, ...registration(), ...credential]);
  expect(await add()).toMatchObject({ code: 1, out: expect.stringContaining("--secret-from") });
  expect((await add(certificate, path, "--private-key", other)).out).toContain(
    "isn't that of the certificate",
  );
  expect((await add(certificate, other, "--private-key", other)).out).toContain("isn't one in PEM");
  expect((await add("--secret-from", join(folder, "nowhere"))).out).toContain("can't be read");
  expect((await tenant(["add", "contoso", ...registration(), ...options])).out).toContain("an id looks like");
  expect((await tenant(["check", tid])).out).toContain("There is no tenant");
  expect((await tenant(["rotate", tid, ...options])).out).toContain("There is no tenant");
  expect(await database.db.tenant.count()).toBe(0);
});

test("a domain is one organisation's", async () => {
  const { options } = certificateFiles();
  await tenant(["add", tid, ...registration(), ...options]);
  const another = "72f988bf-86f1-41af-91ab-2d7cd011db47";
  const refused = await tenant(["add", another, ...registration(), ...options]);
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining(`belongs to tenant ${tid}`) });
});
