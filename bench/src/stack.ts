import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGraphSimulator } from "@calcache/graph-simulator";
import { createOffice365CalendarCache, webhookPath } from "@calcache/office365-calendar-cache";
import { createTokenCipher, openDatabase } from "@calcache/prisma";
import {
  importTeamFile,
  migrateDatabase,
  parseTeamFile,
  startEmbeddedPostgres,
} from "@calcache/prisma/setup";
import { serve } from "@hono/node-server";

const quiet = () => {};
const encryptionKey = new Uint8Array(32).fill(1);

/** The plugin with its worker on a throw-away Postgres beside the simulator, all over real HTTP. */
export async function startBenchStack(hosts: number) {
  const folder = await mkdtemp(join(tmpdir(), "calcache-bench-"));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), log: quiet });
  await migrateDatabase(postgres.databaseUrl);
  const db = openDatabase(postgres.databaseUrl);
  const simulator = await startGraphSimulator();
  const mailboxes = Array.from({ length: hosts }, (_, index) =>
    simulator.createMailbox({
      address: `host${index}@contoso.example`,
      displayName: `Host ${index}`,
      timeZone: "Europe/London",
    }),
  );
  const team = parseTeamFile(teamOf(mailboxes));
  if (!team.ok) throw new Error(JSON.stringify(team.error));
  await importTeamFile(db, createTokenCipher({ key: encryptionKey }), team.value, Date.now());
  const server = serve({ port: 0, hostname: "127.0.0.1", fetch: (request) => plugin.webhook(request) });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const plugin = createOffice365CalendarCache({
    log: { info: quiet, warn: quiet, error: quiet },
    db,
    environment: {
      DATABASE_URL: postgres.databaseUrl,
      NEXT_PUBLIC_WEBAPP_URL: url,
      MICROSOFT_WEBHOOK_TOKEN: "the-benchmark-token-of-forty-characters",
      MICROSOFT_WEBHOOK_URL: undefined,
      MS_GRAPH_CLIENT_ID: "bench",
      MS_GRAPH_CLIENT_SECRET: "bench",
      MICROSOFT_GRAPH_URL: simulator.url,
      MICROSOFT_LOGIN_URL: simulator.url,
      CRON_API_KEY: undefined,
      CRON_SECRET: undefined,
      CALENDSO_ENCRYPTION_KEY: encryptionKey,
      CALENDSO_ENCRYPTION_KEY_PREVIOUS: undefined,
      CALENDAR_CACHE_MONTHS: 4,
      CALENDAR_CACHE_POLL_MINUTES: 360,
    },
  });
  await plugin.startWorker();
  return {
    db,
    plugin,
    simulator,
    mailboxes,
    webhookUrl: url + webhookPath,
    async stop() {
      await plugin.close();
      server.close();
      await simulator.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function teamOf(
  mailboxes: readonly {
    address: string;
    calendars: { id: string }[];
    tokens: { access_token: string; refresh_token: string };
  }[],
) {
  const emails = mailboxes.map(({ address }) => address);
  return {
    users: mailboxes.map(({ address, calendars, tokens }) => ({
      email: address,
      username: address.split("@")[0],
      name: address,
      timeZone: "Europe/London",
      credentials: [
        {
          type: "office365_calendar",
          key: {
            access_token: tokens.access_token,
            refresh_token: tokens.refresh_token,
            expiry_date: Date.now() + 3_600_000,
            email: address,
          },
          selectedCalendars: [calendars[0]?.id],
        },
      ],
    })),
    teams: [
      {
        slug: "bench",
        name: "Bench",
        features: ["calendar-cache", "calendar-cache-serve"],
        members: emails,
        eventTypes: [
          {
            slug: "event",
            title: "Event",
            length: 30,
            schedulingType: "COLLECTIVE",
            hosts: emails.map((email) => ({ email })),
          },
        ],
      },
    ],
  };
}
