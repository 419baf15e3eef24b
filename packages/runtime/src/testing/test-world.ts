import { createTokenCipher } from "@calcache/accounts";
import { floorMinute, toRanges, union } from "@calcache/availability";
import { type OtherBusyTimes, readAvailability } from "@calcache/calendar-cache";
import { readEnvironment } from "@calcache/environment";
import { type GraphSimulator, startGraphSimulator } from "@calcache/graph-simulator";
import { integration } from "@calcache/outlook";
import type { Database } from "@calcache/prisma";
import { importTeamFile, parseTeamFile } from "@calcache/setup";
import { createTestDatabase } from "@calcache/setup/testing";
import { createRuntime } from "../create-runtime.ts";
import { type OpenProvider, providersOf } from "../providers.ts";
import type { RuntimeEnvironment } from "../runtime-environment.ts";
import { listen } from "./listen.ts";

export const webhookToken = "a-secret-of-forty-characters-for-the-tests";
export const cronKey = "the-cron-key";

type Line = { level: "info" | "warn" | "error"; fields: object; message: string };

/**
 * The real plugin on a real Postgres beside a simulated Outlook, all over HTTP, with a clock that can be moved.
 * Nothing runs in the background unless the test starts the worker.
 */
export async function createTestWorld({
  months = 4,
  providers = [],
  otherBusyTimes,
  eventHub = false,
  simulator: shared,
}: {
  months?: number;
  /** whether notifications come in by an event hub */
  eventHub?: boolean;
  /** an Outlook that other worlds have, too; it isn't closed with this one */
  simulator?: GraphSimulator;
  /** kinds of account to serve beside Outlook */
  providers?: readonly OpenProvider[];
  /** reads calendars that none of them reads */
  otherBusyTimes?: OtherBusyTimes;
} = {}) {
  const database = await createTestDatabase();
  let skew = 0;
  const now = () => Date.now() + skew;
  const simulator = shared ?? (await startGraphSimulator({ now, ...(eventHub && { eventHub: {} }) }));
  const key = new Uint8Array(32).fill(7);
  const lines: Line[] = [];
  const write = (level: Line["level"]) => (fields: object, message: string) =>
    lines.push({ level, fields, message });
  let receive: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  const server = await listen((request) => receive(request));
  const environment: RuntimeEnvironment = {
    DATABASE_URL: database.databaseUrl,
    NEXT_PUBLIC_WEBAPP_URL: server.url,
    MICROSOFT_WEBHOOK_TOKEN: webhookToken,
    MICROSOFT_WEBHOOK_URL: undefined,
    DATABASE_CONNECTIONS: 22,
    MS_GRAPH_CLIENT_ID: "test-app",
    MS_GRAPH_CLIENT_SECRET: "test-secret",
    MICROSOFT_GRAPH_URL: simulator.url,
    MICROSOFT_LOGIN_URL: simulator.url,
    CRON_API_KEY: cronKey,
    CRON_SECRET: "the-cron-secret",
    CALENDSO_ENCRYPTION_KEY: key,
    CALENDSO_ENCRYPTION_KEY_PREVIOUS: undefined,
    CALENDAR_CACHE_MONTHS: months,
    CALENDAR_CACHE_POLL_MINUTES: 360,
    MICROSOFT_NOTIFICATION_CHANNEL: eventHub ? "eventhub" : "webhook",
    EVENTHUB_CONNECTION_STRING: connectionOf(simulator),
    EVENTHUB_NAMESPACE: undefined,
    EVENTHUB_NAME: undefined,
    EVENTHUB_TENANT: undefined,
    OPERATORS: new Set<string>(),
    RELINK_PACE_HOURS: 2,
    BOOKINGS_CHANGED_IN_OUTLOOK: "follow",
    CHANNEL_TARGETS: "any",
    CHANNEL_DELAY_SECONDS: 2,
  };
  const runtime = createRuntime({
    now,
    log: { info: write("info"), warn: write("warn"), error: write("error") },
    environment,
    providers: [...providersOf(environment), ...providers],
    ...(otherBusyTimes && { otherBusyTimes }),
  });
  receive = (request) =>
    new URL(request.url).pathname.includes("cron")
      ? runtime.cron(request)
      : runtime.webhook(integration, request);

  return {
    db: database.db,
    databaseUrl: database.databaseUrl,
    environment,
    runtime,
    engine: runtime.engine,
    simulator,
    server,
    lines,
    now,
    /** Moves the clock of the plugin and of the simulator. */
    advance: (ms: number) => {
      skew += ms;
    },
    importTeam: (file: unknown) => importTeam(database.db, key, file, now()),
    /** The busy times of a calendar as the cache tells them: ISO pairs. */
    async read(
      calendar: { credentialId: number; externalId: string },
      start: string,
      end: string,
      serveCache = true,
    ) {
      const range = { start: floorMinute(Date.parse(start)), end: floorMinute(Date.parse(end)) };
      const [answer] = await readAvailability(runtime.engine, [calendar], range, { serveCache });
      if (!answer || answer.source === "unavailable")
        return { source: "unavailable" as const, busy: [], asOf: 0 };
      const busy = toRanges(union([answer.busy])).map((one) => [isoOf(one.start), isoOf(one.end)]);
      return { source: answer.source, busy, asOf: answer.asOf };
    },
    async close() {
      await runtime.stop();
      await server.close();
      if (!shared) await simulator.close();
      await database.drop();
    },
  };
}

export type TestWorld = Awaited<ReturnType<typeof createTestWorld>>;

const isoOf = (minute: number) => new Date(minute * 60_000).toISOString();

async function importTeam(db: Database, key: Uint8Array, file: unknown, now: number): Promise<void> {
  const parsed = parseTeamFile(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const imported = await importTeamFile(db, createTokenCipher({ key }), parsed.value, now);
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
}

/** The simulator's event hub, as the environment has it. */
export function connectionOf({
  eventHub,
}: Pick<GraphSimulator, "eventHub">): RuntimeEnvironment["EVENTHUB_CONNECTION_STRING"] {
  if (eventHub === null) return undefined;
  const { EVENTHUB_CONNECTION_STRING } = readEnvironment(["EVENTHUB_CONNECTION_STRING"], {
    EVENTHUB_CONNECTION_STRING: eventHub.connectionString,
  });
  return EVENTHUB_CONNECTION_STRING;
}

/** A team file of one team with these mailboxes' default calendars, each of one host. */
export function teamOf(
  mailboxes: readonly ReturnType<GraphSimulator["createMailbox"]>[],
  {
    features = ["calendar-cache", "calendar-cache-serve"],
    now = Date.now(),
    calendars,
  }: { features?: string[]; now?: number; calendars?: string[] } = {},
) {
  return {
    users: mailboxes.map((mailbox) => ({
      email: mailbox.address,
      username: mailbox.address.split("@")[0],
      name: mailbox.displayName,
      timeZone: mailbox.timeZone,
      credentials: [
        {
          type: "office365_calendar",
          key: {
            access_token: mailbox.tokens.access_token,
            refresh_token: mailbox.tokens.refresh_token,
            expiry_date: now + mailbox.tokens.expires_in * 1000,
            email: mailbox.address,
          },
          selectedCalendars: calendars ?? [mailbox.calendars[0]?.id],
        },
      ],
    })),
    teams: [
      {
        slug: "devs",
        name: "Developers",
        features,
        members: mailboxes.map(({ address }) => address),
        eventTypes: [
          {
            slug: "teamevent",
            title: "Team event",
            length: 30,
            schedulingType: "COLLECTIVE",
            hosts: mailboxes.map(({ address }) => ({ email: address, isFixed: true })),
          },
        ],
      },
    ],
  };
}
