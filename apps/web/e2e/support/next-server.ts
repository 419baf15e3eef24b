import { ensureBuild } from "../../../../scripts/lib/production-build/ensure-build.ts";
import { nextStart } from "../../../../scripts/lib/production-build/next-start.ts";
import { run, until } from "./run.ts";
import { encryptionKey } from "./team.ts";

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
