import { readFile, writeFile } from "node:fs/promises";
import { type GraphSimulator, startGraphSimulator } from "@calcache/graph-simulator";
import { type Database, openDatabase } from "@calcache/prisma";
import { startEmbeddedPostgres } from "@calcache/setup";
import { execute, type HostMember, writeHostTeam } from "@calcache/setup/testing/host-team";
import { Command } from "commander";
import { createCleanup } from "./lib/cleanup.ts";
import { fail } from "./lib/fail.ts";
import { inData, inRepo } from "./lib/root.ts";
import { ownSecrets } from "./lib/secrets.ts";

new Command("npm run host-demo --")
  .description(
    "Starts what examples/host-app talks to, until Ctrl-C: a database with cal.com's tables and a team, and a look-alike of Outlook. Writes their addresses to examples/host-app/.env; the data stays in .data/host-demo.",
  )
  .parse();

const folder = (name: string) => inData("host-demo", name);

async function run(onEnd: (undo: () => unknown) => void): Promise<void> {
  const postgres = await startEmbeddedPostgres({ dataDir: folder("postgres"), log: () => {} });
  onEnd(() => postgres.stop());
  const simulator = await startGraphSimulator({ dataFile: folder("graph-simulator.json") });
  onEnd(() => simulator.close());
  const db = openDatabase(postgres.databaseUrl);
  await fill(db, postgres.databaseUrl, simulator);
  await db.$disconnect();
  await writeFile(
    inRepo("examples", "host-app", ".env"),
    Object.entries({
      DATABASE_URL: postgres.databaseUrl,
      NEXT_PUBLIC_WEBAPP_URL: "http://localhost:3000",
      MICROSOFT_GRAPH_URL: simulator.url,
      MICROSOFT_LOGIN_URL: simulator.url,
      MS_GRAPH_CLIENT_ID: "demo",
      MS_GRAPH_CLIENT_SECRET: "demo",
      ...(await ownSecrets(folder("secrets.json"))),
    })
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
  );
  process.stdout.write(
    `The database   ${postgres.databaseUrl}\nOutlook        ${simulator.url}\nexamples/host-app/.env says so too. Ctrl-C stops both.\n`,
  );
}

/** On the first start: the tables, and a team whose accounts are linked. */
async function fill(db: Database, databaseUrl: string, simulator: GraphSimulator): Promise<void> {
  const [{ users } = { users: null }] = await db.$queryRaw<{ users: string | null }[]>`
    SELECT to_regclass('public.users')::text AS users`;
  if (users !== null) return;
  const tables = inRepo("packages", "setup", "src", "testing", "host", "host-tables.sql");
  await execute(databaseUrl, await readFile(tables, "utf8"));
  await writeHostTeam(
    db,
    [link(simulator, "ann", "Ann Ito"), link(simulator, "bob", "Bob Berg")],
    Date.now(),
  );
}

function link(simulator: GraphSimulator, name: string, displayName: string): HostMember {
  const mailbox = { address: `${name}@contoso.example`, displayName, timeZone: "Europe/London" };
  const { address, tokens, calendars } = simulator.createMailbox(mailbox);
  return { address, name: displayName, tokens, calendarId: calendars[0]?.id ?? "" };
}

const cleanup = createCleanup();
cleanup.onSignal();
try {
  await run(cleanup.add);
} catch (error) {
  await cleanup.run();
  fail(error);
}
