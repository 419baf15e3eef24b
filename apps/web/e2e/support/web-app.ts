import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GraphSimulator, startGraphSimulator } from "@calcache/graph-simulator";
import type { Database } from "@calcache/prisma";
import { createPluggedDatabase, createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { inject } from "vitest";
import { ensureBuild } from "../../../../scripts/lib/production-build/ensure-build.ts";
import { nextStart } from "../../../../scripts/lib/production-build/next-start.ts";
import { restartable } from "./restartable.ts";
import { freePort, run, until } from "./run.ts";
import { encryptionKey, importTeam } from "./team.ts";

export const webhookToken = "the-secret-of-the-webhook-in-the-tests";
export const cronKey = "the-cron-key-of-the-tests";

/** The environment of a server under test. */
export function serverEnvironment(
  databaseUrl: string,
  graphUrl: string,
  port: number,
): Record<string, string> {
  return {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    NEXT_PUBLIC_WEBAPP_URL: `http://localhost:${port}`,
    MICROSOFT_WEBHOOK_TOKEN: webhookToken,
    MICROSOFT_GRAPH_URL: graphUrl,
    MICROSOFT_LOGIN_URL: graphUrl,
    MS_GRAPH_CLIENT_ID: "test-app",
    MS_GRAPH_CLIENT_SECRET: "the-client-secret-of-the-tests",
    CRON_API_KEY: cronKey,
    CRON_SECRET: "the-cron-secret-of-the-tests",
    CALENDSO_ENCRYPTION_KEY: encryptionKey,
    CHANNEL_TARGETS: "any",
    API_KEY_REQUESTS_PER_MINUTE: "100000",
  };
}

/** Starts the production build of the web app and waits until it answers. */
export async function startNext(env: Record<string, string>, probePath = "/api/health") {
  const app = "apps/web";
  const { args, cwd, env: ofBuild } = nextStart(app, await ensureBuild(app), Number(env.PORT ?? 0));
  const server = run(process.execPath, args, { ...env, ...ofBuild }, cwd);
  const url = `http://localhost:${env.PORT}`;
  await until(async () => (await fetch(url + probePath)).status < 500).catch((error) => {
    throw new Error(`${error.message}\n${server.output()}`);
  });
  const end = async (signal: NodeJS.Signals) => {
    server.child.kill(signal);
    await server.ended;
  };
  const stop = () => end("SIGTERM");
  const kill = () => end("SIGKILL");
  return { url, pid: () => server.child.pid, output: server.output, stop, kill };
}

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
    async close() {
      await web.stop();
      await simulator.close();
      await database.drop();
      await rm(mail, { recursive: true, force: true });
    },
  };
}

export type WebApp = Awaited<ReturnType<typeof startWebApp>>;
