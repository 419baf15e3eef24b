import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { ensureBuild } from "../../../scripts/lib/production-build/ensure-build.ts";
import { serveBuild } from "../../../scripts/lib/production-build/serve-build.ts";
import { cronKey, encryptionKey, webhookToken } from "./secrets.ts";
import type { World } from "./world.ts";

/**
 * The production build of the web app with its worker, on a world's database; its calendars are watched.
 * @param more variables of its environment
 */
export async function startProductionServer(
  { databaseUrl, simulator }: Pick<World, "databaseUrl" | "simulator">,
  more: Record<string, string> = {},
) {
  const build = await ensureBuild("apps/web");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = serveBuild("apps/web", build, port, {
    quiet: true,
    env: {
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      NEXT_PUBLIC_WEBAPP_URL: url,
      MICROSOFT_WEBHOOK_TOKEN: webhookToken,
      MICROSOFT_WEBHOOK_URL: "",
      MICROSOFT_GRAPH_URL: simulator.url,
      MICROSOFT_LOGIN_URL: simulator.url,
      MS_GRAPH_CLIENT_ID: "bench",
      MS_GRAPH_CLIENT_SECRET: "bench",
      CRON_API_KEY: cronKey,
      CALENDSO_ENCRYPTION_KEY: Buffer.from(encryptionKey).toString("hex"),
      ...more,
    },
  });
  await untilHealthy(server, url);
  const headers = { authorization: cronKey };
  const swept = await fetch(`${url}/api/calendar-cache/cron`, { method: "POST", headers });
  if (!swept.ok) throw new Error(`the first sweep answered ${swept.status}`);
  return {
    url,
    async stop() {
      const ended = once(server, "exit");
      if (server.exitCode === null && server.kill("SIGTERM")) await ended;
    },
  };
}

async function untilHealthy(server: ChildProcess, url: string): Promise<void> {
  for (let attempt = 0; attempt < 600 && server.exitCode === null; attempt++) {
    const health = await fetch(`${url}/api/health`).catch(() => null);
    if (health?.ok) return;
    await delay(100);
  }
  throw new Error("the production server didn't become healthy within a minute");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
