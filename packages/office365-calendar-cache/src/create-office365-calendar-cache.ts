import { setTimeout as delay } from "node:timers/promises";
import {
  calendarMemory,
  type Engine,
  type EngineEvent,
  type Log,
  markDirty,
  type Notice,
  openRefreshQueue,
  type RefreshQueue,
  type SweepProgress,
  type SweepReport,
  startWorker,
  sweep,
  together,
} from "@calcache/calendar-cache";
import { type CalendarEvents, eventWork, type OnEventChanged } from "@calcache/calendar-events";
import type { Environment } from "@calcache/environment";
import { createGraph, type ObservedRequest } from "@calcache/microsoft-graph";
import {
  createGuestTokenStore,
  createTokenCipher,
  createTokenStore,
  type Database,
  openDatabase,
} from "@calcache/prisma";
import { cronHandler } from "./cron-handler.ts";
import { createGuestCalendars, type GuestCalendars, guestScope } from "./guests/guest-calendars.ts";
import {
  createOffice365CalendarService,
  type Office365CalendarService,
} from "./office365-calendar-service.ts";
import { type ShownKey, shownKey } from "./operator-key.ts";
import { askAnchored } from "./outlook/anchor-mailbox.ts";
import { office365EventProvider } from "./outlook/office365-event-provider.ts";
import { office365Provider } from "./outlook/office365-provider.ts";
import { limitRequestsPerMailbox } from "./outlook/requests-per-mailbox.ts";
import type { Mark } from "./webhook/receive-notifications.ts";
import { webhookHandler } from "./webhook/webhook-handler.ts";

/** The variables that the plugin works with. */
export const pluginVariables = [
  "DATABASE_URL",
  "NEXT_PUBLIC_WEBAPP_URL",
  "MICROSOFT_WEBHOOK_TOKEN",
  "MICROSOFT_WEBHOOK_URL",
  "MS_GRAPH_CLIENT_ID",
  "MS_GRAPH_CLIENT_SECRET",
  "MICROSOFT_GRAPH_URL",
  "MICROSOFT_LOGIN_URL",
  "CRON_API_KEY",
  "CRON_SECRET",
  "CALENDSO_ENCRYPTION_KEY",
  "CALENDSO_ENCRYPTION_KEY_PREVIOUS",
  "CALENDAR_CACHE_MONTHS",
  "CALENDAR_CACHE_POLL_MINUTES",
] as const satisfies readonly (keyof Environment)[];

export type PluginEnvironment = Pick<Environment, (typeof pluginVariables)[number]>;

/** Where a host app mounts the webhook. */
export const webhookPath = "/api/integrations/office365calendar/webhook";

/** Requests of one process in one mailbox; two processes may read it without going over Outlook's four. */
const requestsPerMailbox = 2;

const tokenConnections = 4;
const guestTokenConnections = 2;

/** The database's being away at the start is no reason for a server not to start. */
const retryStartAfter = 5_000;

/** The plugin, ready to be mounted. */
export type Office365CalendarCache = {
  engine: Engine;
  /** Events that are written into calendars. */
  events: CalendarEvents;
  /** The calendars of visitors; null where no app is registered that they could sign in to. */
  guests: GuestCalendars | null;
  /** Has what people do to our events told to this, from now on. */
  followEvents(listener: OnEventChanged): void;
  /** Takes notices in durably; those of payloads that arrive at once share a round trip. */
  mark: Mark;
  webhook(request: Request): Promise<Response>;
  cron(request: Request): Promise<Response>;
  /** Whether a request shows the key of an operator: the cron's. */
  operatorKey(request: Request): ShownKey;
  /** One sweep, as the cron does it. */
  sweep(onProgress?: SweepProgress): Promise<SweepReport>;
  /** One account's calendars, with the methods of cal.com's `Calendar` interface. */
  service(credential: { id: number }): Office365CalendarService;
  /** Begins the background work in this process, as soon as the database answers; resolves when it has begun. */
  startWorker(): Promise<void>;
  /** Stops the background work and closes all connections. */
  close(): Promise<void>;
};

/**
 * Puts the plugin together. Nothing is connected before it is used, so that this succeeds while the database is away.
 * @param options.now epoch ms
 */
export function createOffice365CalendarCache({
  environment,
  log,
  now = Date.now,
  db = openDatabase(environment.DATABASE_URL),
  observe,
  observeEngine = () => {},
}: {
  environment: PluginEnvironment;
  log: Log;
  now?: () => number;
  db?: Database;
  observe?: (request: ObservedRequest) => void;
  observeEngine?: (event: EngineEvent) => void;
}): Office365CalendarCache {
  const clientState = environment.MICROSOFT_WEBHOOK_TOKEN;
  // A token being refreshed holds a connection while the login answers: a slow login must not keep readers waiting.
  const tokenDb = openDatabase(environment.DATABASE_URL, tokenConnections);
  // Nor must many guests' logins keep a host's waiting.
  const guestTokenDb = openDatabase(environment.DATABASE_URL, guestTokenConnections);
  const microsoft = {
    graphUrl: environment.MICROSOFT_GRAPH_URL,
    loginUrl: environment.MICROSOFT_LOGIN_URL,
    clientId: environment.MS_GRAPH_CLIENT_ID,
    clientSecret: environment.MS_GRAPH_CLIENT_SECRET,
    now,
    ...(observe && { observe }),
  };
  const keys = tokenKeys(environment);
  const graph = createGraph({ ...microsoft, tokens: createTokenStore(tokenDb, createTokenCipher(keys)) });
  const guestCipher = createTokenCipher({ ...keys, purpose: "guest-calendar" });
  const guestGraph = createGraph({
    ...microsoft,
    scope: guestScope,
    tokens: createGuestTokenStore(guestTokenDb, guestCipher),
  });
  const notificationUrl =
    (environment.MICROSOFT_WEBHOOK_URL ?? environment.NEXT_PUBLIC_WEBAPP_URL) + webhookPath;
  const anchored = askAnchored(graph, async (mailbox) => {
    mailbox.anchorRefused = true;
    await db.mailbox.update({ where: { id: mailbox.id }, data: { anchorRefused: true } });
  });
  const ask = limitRequestsPerMailbox(anchored, requestsPerMailbox);
  const provider = office365Provider(ask, { notificationUrl, clientState }, now);
  const queue = lazyQueue(() => openRefreshQueue(environment.DATABASE_URL, log));
  const engine: Engine = {
    db,
    provider,
    now,
    log,
    observe: observeEngine,
    memory: calendarMemory(),
    settings: {
      months: environment.CALENDAR_CACHE_MONTHS,
      pollMinutes: environment.CALENDAR_CACHE_POLL_MINUTES,
    },
    wake: async (mailboxIds, after) => {
      if (mailboxIds.length > 0) await (await queue.open()).wake(mailboxIds, after);
    },
  };
  let onEventChanged: OnEventChanged = async () => {};
  const events: CalendarEvents = {
    engine,
    provider: office365EventProvider(ask),
    onEventChanged: (tx, changed) => onEventChanged(tx, changed),
  };
  // Under load the payloads of one process share their round trip, and don't wait for each other's locks.
  const mark = together((notices: readonly Notice[]) => markDirty(engine, notices));
  let closed = false;
  let stopWorker = () => {};
  return {
    engine,
    events,
    guests:
      environment.MS_GRAPH_CLIENT_ID === ""
        ? null
        : createGuestCalendars({ db, graph: guestGraph, cipher: guestCipher, log, now }),
    followEvents(listener) {
      onEventChanged = listener;
    },
    mark,
    webhook: webhookHandler(async () => ({ engine, mark, clientState })),
    cron: cronHandler(async () => ({ engine, keys: environment })),
    operatorKey: (request) => shownKey(request, environment),
    sweep: (onProgress) => sweep(engine, { patience: 30_000, ...(onProgress && { onProgress }) }),
    service: (credential) => createOffice365CalendarService(engine, ask, credential),
    async startWorker() {
      while (!closed) {
        try {
          stopWorker = await startWorker(engine, await queue.open(), [eventWork(events)]);
          return;
        } catch (error) {
          log.warn({ err: error }, "the worker can't begin yet and will try again");
          await delay(retryStartAfter);
        }
      }
    },
    async close() {
      closed = true;
      stopWorker();
      await queue.close();
      await tokenDb.$disconnect();
      await guestTokenDb.$disconnect();
      await db.$disconnect();
    },
  };
}

function tokenKeys({ CALENDSO_ENCRYPTION_KEY, CALENDSO_ENCRYPTION_KEY_PREVIOUS }: PluginEnvironment) {
  const previousKeys = CALENDSO_ENCRYPTION_KEY_PREVIOUS ? [CALENDSO_ENCRYPTION_KEY_PREVIOUS] : [];
  return { key: CALENDSO_ENCRYPTION_KEY, previousKeys };
}

/** Opened on first use; a failed opening is tried again on the next. */
function lazyQueue(open: () => Promise<RefreshQueue>) {
  let opened: Promise<RefreshQueue> | null = null;
  return {
    open() {
      opened ??= open().catch((error) => {
        opened = null;
        throw error;
      });
      return opened;
    },
    async close() {
      const queue = await opened?.catch(() => null);
      await queue?.stop();
    },
  };
}
