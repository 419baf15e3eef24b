import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GraphSimulator, startGraphSimulator } from "@calcache/graph-simulator";
import type { Database } from "@calcache/prisma";
import { createPluggedDatabase, createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { inject } from "vitest";
import { cronKey, serverEnvironment, startNext } from "./next-server.ts";
import { restartable } from "./restartable.ts";
import { freePort, until } from "./run.ts";
import { importTeam } from "./team.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Whose tables the tests of a project stand on, unless they say so themselves: ours, or a host's. */
    databaseShape: keyof typeof databases;
  }
}

const databases = { own: createTestDatabase, host: () => createPluggedDatabase() };

/** The production web app on a database of its own, beside a simulated Outlook. */
export async function startWebApp({
  createDatabase = databases[inject("databaseShape")],
  fill = async () => undefined,
  moreEnv = async () => ({}),
}: {
  createDatabase?: () => Promise<TestDatabase>;
  /** Fills the database before the app sees it. */
  fill?: (db: Database, simulator: GraphSimulator) => Promise<void>;
  moreEnv?: Record<string, string> | ((env: Record<string, string>) => Promise<Record<string, string>>);
} = {}) {
  const database = await createDatabase();
  const simulator = await startGraphSimulator();
  await fill(database.db, simulator);
  const mail = await mkdtemp(join(tmpdir(), "calcache-mail-"));
  const usual = {
    ...serverEnvironment(database.databaseUrl, simulator.url, await freePort()),
    EMAIL_FOLDER: mail,
  };
  const env: Record<string, string> = {
    ...usual,
    ...(typeof moreEnv === "function" ? await moreEnv(usual) : moreEnv),
  };
  const url = env.NEXT_PUBLIC_WEBAPP_URL ?? "";
  const web = await restartable(() => startNext(env));
  return {
    ...web,
    url,
    env,
    db: database.db,
    simulator,
    importTeam: (file: unknown) => importTeam(database.db, file),
    async cron() {
      const answer = await fetch(`${url}/api/calendar-cache/cron?apiKey=${cronKey}`, { method: "POST" });
      return { status: answer.status, body: await answer.json() };
    },
    /** Waits for the one read per account which comes after its calendars are stored, and so after the cache answers. */
    accountsRead: () =>
      until(async () => (await database.db.mailbox.count({ where: { profileReadAt: null } })) === 0),
    async close() {
      await web.stop();
      await simulator.close();
      await database.drop();
      await rm(mail, { recursive: true, force: true });
    },
  };
}

export type WebApp = Awaited<ReturnType<typeof startWebApp>>;
