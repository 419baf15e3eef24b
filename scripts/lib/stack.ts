import type { ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { directDatabaseUrl, readEnvironment } from "@calcache/environment";
import { startGraphSimulator } from "@calcache/graph-simulator";
import { migrateDatabase, startEmbeddedPostgres } from "@calcache/setup";
import { z } from "zod";
import { setUpDemo } from "../demo/set-up-demo.ts";
import { createCleanup } from "./cleanup.ts";
import { assertPortIsFree } from "./free-port.ts";
import { end } from "./processes.ts";
import { inData } from "./root.ts";
import { ownSecrets } from "./secrets.ts";

export type StackOptions = {
  /** makes what the web app is run from, while the rest is started; answers how to run it */
  prepareWeb: () => Promise<(port: number, env: Settings) => ChildProcess>;
  /** an .ics file for the demo's first host */
  icsFile?: string;
  /** how the demo's notifications come in; posted unless told otherwise */
  channel?: "webhook" | "eventhub";
};

const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Starts everything on this machine: a database where none is configured, the demo where no Microsoft credentials
 * are, and the web app with its worker. Resolves when the page can be opened; whatever ends this process ends it all.
 */
export async function startStack({ prepareWeb, icsFile, channel }: StackOptions): Promise<void> {
  const cleanup = createCleanup();
  cleanup.onSignal();
  try {
    await assertPortIsFree(readEnvironment(["PORT"]).PORT);
    const preparing = prepareWeb();
    // It may fail before it is awaited; what is half started then could not be stopped in order.
    preparing.catch(() => undefined);
    const { settings, isDemo } = await startServices({ icsFile, channel }, cleanup.add);
    const runWeb = await preparing;
    const { PORT: port, NEXT_PUBLIC_WEBAPP_URL: url } = readEnvironment(
      ["PORT", "NEXT_PUBLIC_WEBAPP_URL"],
      settings,
    );
    const web = runWeb(port, settings);
    cleanup.add(() => end(web));
    web.once("exit", (code) => {
      cleanup.run().then(() => process.exit(code ?? 1));
    });
    await untilHealthy(port);
    await subscribe(port, settings);
    announce(url, isDemo ? settings.MICROSOFT_GRAPH_URL : undefined);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await cleanup.run();
    process.exit(1);
  }
}

const sweepAnswer = z.object({ errors: z.array(z.string()) });

type Settings = Record<string, string | undefined>;

/** What the web app talks to; and the environment that tells it where that is. */
type DemoOptions = { icsFile: string | undefined; channel: StackOptions["channel"] };

async function startServices(demo: DemoOptions, onEnd: (undo: () => unknown) => void) {
  const settings = await completeSettings(onEnd);
  const isDemo = !settings.MS_GRAPH_CLIENT_ID;
  if (demo.icsFile !== undefined && !isDemo)
    throw new Error("--calendar is for the demo: unset MS_GRAPH_CLIENT_ID");
  if (demo.channel === "eventhub" && !isDemo)
    throw new Error("--channel is for the demo: set MICROSOFT_NOTIFICATION_CHANNEL and EVENTHUB_… instead");
  if (isDemo) Object.assign(settings, await startDemo(settings, demo, onEnd));
  return { settings, isDemo };
}

/** The environment, with a database, secrets and an address of our own where none are set. */
async function completeSettings(onEnd: (undo: () => unknown) => void): Promise<Settings> {
  // biome-ignore lint/style/noProcessEnv: this is handed to the web app, which checks it
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const { PORT } = readEnvironment(["PORT"], given);
  const settings: Settings = {
    ...(await ownSecrets(inData("secrets.json"))),
    NEXT_PUBLIC_WEBAPP_URL: `http://localhost:${PORT}`,
    ...given,
    PORT: String(PORT),
    EMAIL_FOLDER: resolve(given.EMAIL_FOLDER ?? inData("mail")),
  };
  if (settings.DATABASE_URL === undefined) {
    const postgres = await startEmbeddedPostgres({ dataDir: inData("postgres"), log: () => {} });
    onEnd(() => postgres.stop());
    settings.DATABASE_URL = postgres.databaseUrl;
  }
  await migrateDatabase(
    directDatabaseUrl(readEnvironment(["DATABASE_URL", "DATABASE_DIRECT_URL"], settings)),
  );
  return settings;
}

async function startDemo(
  settings: Settings,
  { icsFile, channel }: DemoOptions,
  onEnd: (undo: () => unknown) => void,
) {
  const { DATABASE_URL, CALENDSO_ENCRYPTION_KEY } = readEnvironment(
    ["DATABASE_URL", "CALENDSO_ENCRYPTION_KEY"],
    settings,
  );
  const simulator = await startGraphSimulator({
    dataFile: inData("graph-simulator.json"),
    ...(channel === "eventhub" && { eventHub: {} }),
  });
  onEnd(() => simulator.close());
  const demo = { databaseUrl: DATABASE_URL, encryptionKey: CALENDSO_ENCRYPTION_KEY, now: Date.now() };
  await setUpDemo(simulator, { ...demo, ...(icsFile !== undefined && { icsFile }) });
  return {
    MICROSOFT_GRAPH_URL: simulator.url,
    MICROSOFT_LOGIN_URL: simulator.url,
    MS_GRAPH_CLIENT_ID: "demo",
    MS_GRAPH_CLIENT_SECRET: "demo",
    CHANNEL_TARGETS: "any",
    ...(simulator.eventHub && {
      MICROSOFT_NOTIFICATION_CHANNEL: "eventhub",
      EVENTHUB_CONNECTION_STRING: simulator.eventHub.connectionString,
    }),
  };
}

async function untilHealthy(port: number): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const health = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    if (health?.ok) return;
    await delay(100);
  }
  throw new Error(`The web app did not answer on port ${port} within a minute`);
}

/** The first sweep: watches the calendars and reads them. */
async function subscribe(port: number, { CRON_API_KEY, CRON_SECRET }: Settings): Promise<void> {
  const authorization = CRON_API_KEY ?? `Bearer ${CRON_SECRET}`;
  const answer = await fetch(`http://127.0.0.1:${port}/api/calendar-cache/cron`, {
    method: "POST",
    headers: { authorization },
  });
  const report = sweepAnswer.safeParse(await answer.json().catch(() => null));
  const errors = report.success ? report.data.errors : [`the first sweep answered ${answer.status}`];
  for (const error of errors) process.stderr.write(`${error}\n`);
}

function announce(webUrl: string, simulatorUrl: string | undefined): void {
  if (simulatorUrl === undefined) {
    say(`\nCalcache is ready: ${webUrl}\nCtrl-C stops it.`);
    return;
  }
  say("\nCalcache is ready.\n");
  say("  The booking page of the team “devs”:");
  say(`  ${webUrl}/team/devs/teamevent?overlayCalendar=true&layout=month_view&cal.cache=true\n`);
  say("  Where its hosts connect and choose their calendars (sign in as one of them):");
  say(`  ${webUrl}/settings\n`);
  say("  Its hosts' Outlook calendars (add, move and delete events, and watch the booking page follow):");
  say(`  ${simulatorUrl}/\n`);
  say("Ctrl-C stops everything; the data stays in .data for the next start.");
}
