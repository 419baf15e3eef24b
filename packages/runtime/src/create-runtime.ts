import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { openUsageCounter, pruneKeys } from "@calcache/api-keys";
import {
  coalesce,
  type Engine,
  markDirty,
  type Notice,
  openRefreshQueue,
  processCache,
  type SweepProgress,
  startWorker,
  sweep,
  tellOfCalendars,
} from "@calcache/calendar-cache";
import { type CalendarEvents, eventWork } from "@calcache/calendar-events";
import { type Channels, createTargetGuard, startChannelWorker } from "@calcache/channels";
import type { Connections } from "@calcache/connections";
import { directDatabaseUrl } from "@calcache/environment";
import { openReceivers, startAlerts, type WorkerState } from "@calcache/operations";
import { databaseClock, hearTime, openDatabase } from "@calcache/prisma";
import {
  type BookingPost,
  followCalendarEvents,
  startBookingWorker,
  startRoomWorker,
} from "@calcache/scheduling";
import { migrateDatabase } from "@calcache/setup/migrate";
import { keyFor, macOf } from "@calcache/sign-in";
import { inSpan, traceNow } from "@calcache/tracing";
import { openAccountMail } from "./account-mail.ts";
import { channelMail } from "./channel-mail.ts";
import { connectionShares } from "./connection-shares.ts";
import { createCron } from "./cron/cron.ts";
import { shownKey } from "./cron/operator-key.ts";
import { lazyQueue } from "./lazy-queue.ts";
import { currentUserOf, openSignIn } from "./open-sign-in.ts";
import { openTokens } from "./open-tokens.ts";
import { connectableOf, providersOf } from "./providers.ts";
import { readEventHub } from "./read-event-hub.ts";
import type { Runtime, RuntimeOptions } from "./runtime.ts";
import { startStatusNews } from "./start-status-news.ts";
import { traceRequests } from "./trace-requests.ts";

/** The database's being away at the start is no reason for a server not to start. */
const retryStartAfter = 5_000;

/** ms in which hosts' calendars must have answered before a booking; Outlook mostly answers in less than a second. */
const liveCheckBudget = 2_000;

/** ms between two times at which sign-ins, sessions and keys that are over are forgotten. */
const forgetEvery = 60 * 60_000;
/** ms between two looks at the database's clock: a machine's own is put right at times, or goes wrong. */
const followClockEvery = 15_000;

/** ms in which a host app's own reader must have answered before its calendars count as unknown. */
const otherBusyTimesBudget = 2_000;

/**
 * Puts everything together: the only place where that is done. Nothing is connected before it is used, so that this succeeds
 * while the database is away.
 */
export function createRuntime(options: RuntimeOptions): Runtime {
  const { environment, log, mailer, observe = () => {}, observeRequest = () => {} } = options;
  const clock = databaseClock();
  const now = options.now ?? clock.now;
  const isPooled = environment.DATABASE_DIRECT_URL !== undefined;
  const directUrl = directDatabaseUrl(environment);
  const shares = connectionShares(environment.DATABASE_CONNECTIONS);
  const db =
    options.db ??
    openDatabase(environment.DATABASE_URL, {
      maxConnections: shares.main,
      readConnections: shares.reads,
      isPooled,
      clock,
    });
  const tokens = openTokens(environment, shares, { db, log, now });
  const queue = lazyQueue(() => openRefreshQueue(directUrl, log, shares.queue));
  const providers = new Map(
    (options.providers ?? providersOf(environment))
      .map((open) =>
        open({
          ...tokens,
          now,
          log,
          observe,
          observeRequest: traceRequests(observeRequest),
          mark: (notices) => mark(notices),
          async noteAnchorRefused(mailbox) {
            mailbox.anchorRefused = true;
            await db.mailbox.update({ where: { id: mailbox.id }, data: { anchorRefused: true } });
          },
        }),
      )
      .map((provider) => [provider.integration, provider]),
  );
  const engine: Engine = {
    db,
    providers: new Map([...providers].map(([integration, { calendars }]) => [integration, calendars])),
    ...(options.otherBusyTimes && {
      others: { busyTimes: options.otherBusyTimes, budget: otherBusyTimesBudget },
    }),
    now,
    log,
    observe,
    cache: processCache(),
    settings: {
      months: environment.CALENDAR_CACHE_MONTHS,
      pollMinutes: environment.CALENDAR_CACHE_POLL_MINUTES,
    },
    tell: tellOfCalendars(db),
    wake: async (mailboxIds, after) => {
      if (mailboxIds.length > 0) await (await queue.open()).wake(mailboxIds, after);
    },
  };
  const events: CalendarEvents = {
    engine,
    providers: new Map([...providers].map(([integration, provider]) => [integration, provider.events])),
    onEventChanged:
      options.onEventChanged ?? followCalendarEvents(environment.BOOKINGS_CHANGED_IN_OUTLOOK, now),
  };
  // Under load the payloads of one process share their round trip, and don't wait for each other's locks.
  const markTogether = coalesce((notices: readonly Notice[]) => markDirty(engine, notices));
  const mark = (notices: readonly Notice[]) =>
    inSpan("mark calendars", { attributes: { "calcache.notices": notices.length } }, () => {
      const trace = traceNow();
      return markTogether(trace === null ? notices : notices.map((notice) => ({ ...notice, trace })));
    });
  const connectable = connectableOf(providers.values());
  const signIn = openSignIn(environment, connectable, { db, log, now });
  const sweepOnce = (onProgress?: SweepProgress) =>
    sweep(engine, { patience: 30_000, ...(onProgress && { onProgress }) });
  const connections: Connections | null = connectable && {
    engine,
    cipher: tokens.cipher,
    accounts: connectable,
    listings: new Map(),
    relinkPaceHours: environment.RELINK_PACE_HOURS,
    tend() {
      sweepOnce().catch((error) => log.error({ err: error }, "[Connect] a sweep failed"));
      accountMails?.tend().catch((error) => log.error({ err: error }, "[Relink] seeing to accounts failed"));
    },
  };
  const requestKey = keyFor(environment.CALENDSO_ENCRYPTION_KEY, "request");
  const hostSecret = (uid: string, hostId: number) => macOf(requestKey, `${uid} ${hostId}`);
  const accountMails = signIn && openAccountMail(engine, signIn, environment);
  const channels: Channels = {
    ...engine,
    cipher: tokens.channelCipher,
    targets: createTargetGuard(environment.CHANNEL_TARGETS),
    gatherFor: environment.CHANNEL_DELAY_SECONDS * 1000,
    random: Math.random,
  };
  const subscribing = { db, key: keyFor(environment.CALENDSO_ENCRYPTION_KEY, "status"), now };
  const usage = openUsageCounter(db, log);
  const timers: NodeJS.Timeout[] = [];
  const worker: { state: WorkerState } = { state: "not started" };
  let stopWorker = () => {};
  let stopHub = async () => {};
  let stopAlerts = async () => {};
  let stopBookings = () => {};
  let stopRooms = () => {};
  let stopAccountMails = () => {};
  let stopChannels = async () => {};
  let stopStatusNews = async () => {};
  const bookings = {
    engine,
    newUid: () => randomBytes(16).toString("base64url"),
    hostSecret,
    settings: { liveCheckBudget },
  };
  return {
    engine,
    events,
    providers,
    mark,
    worker,
    clockAhead: clock.ahead,
    bookings,
    visitors: [...providers.values()].find(({ visitors }) => visitors)?.visitors ?? null,
    webhook: async (integration, request) =>
      (await providers.get(integration)?.webhook?.(request)) ?? new Response(null, { status: 404 }),
    cron: createCron(engine, environment),
    operatorKey: (request) => shownKey(request, environment),
    sweep: sweepOnce,
    signIn,
    hasOwnSessions: signIn !== null && options.currentUser === undefined,
    currentUser: currentUserOf(signIn, environment.NEXT_PUBLIC_WEBAPP_URL, options.currentUser),
    connections,
    channels,
    subscribing,
    usage,
    accountMails,
    async start() {
      worker.state = "starting";
      const followClock = () => hearTime(db, clock).catch(() => {});
      timers.push(setInterval(followClock, followClockEvery).unref());
      await followClock();
      while (worker.state === "starting") {
        try {
          await migrateDatabase(directUrl, { log: (done) => log.info({}, done) });
          if (worker.state !== "starting") return;
          stopWorker = await startWorker(engine, await queue.open(), [eventWork(events)]);
          worker.state = "running";
        } catch (error) {
          log.warn({ err: error }, "the worker can't begin yet and will try again");
          await delay(retryStartAfter);
        }
      }
      const forget = () =>
        Promise.all([signIn?.prune(), pruneKeys(db, now())]).catch((error) =>
          log.error({ err: error }, "forgetting what is over failed"),
        );
      timers.push(setInterval(forget, forgetEvery).unref());
      const webappUrl = environment.NEXT_PUBLIC_WEBAPP_URL;
      if (worker.state !== "running") return;
      stopHub = await readEventHub(environment, providers.values(), engine);
      const { alerts } = options;
      if (alerts) {
        const { escalation, digestHour, heartbeatUrl } = alerts;
        const receivers = openReceivers(alerts, mailer);
        stopAlerts = startAlerts({ ...engine, receivers, escalation, digestHour }, heartbeatUrl);
      }
      stopChannels = startChannelWorker(channels);
      stopStatusNews = startStatusNews(
        { ...subscribing, log, mailer, webappUrl },
        channels.targets,
        (error) => log.error({ err: error }, "[Status] telling subscribers failed"),
      );
      stopRooms = startRoomWorker(bookings);
      if (!mailer) return;
      const accountMail: BookingPost["accountMail"] = async ({ kind, ...queued }) =>
        kind === "channel_closed"
          ? channelMail(db, webappUrl, queued, now())
          : (accountMails?.compose({ kind, ...queued }) ?? "nothing");
      stopBookings = startBookingWorker({ ...engine, mailer, webappUrl, hostSecret, accountMail });
      if (accountMails) stopAccountMails = accountMails.start();
    },
    async stop() {
      worker.state = "stopped";
      for (const timer of timers) clearInterval(timer);
      // First: what it takes in wants the database, and what it gives up others take over at once.
      await stopHub();
      stopWorker();
      stopBookings();
      stopRooms();
      stopAccountMails();
      await Promise.all([stopAlerts(), stopChannels(), stopStatusNews()]);
      await usage.close();
      await queue.close();
      await tokens.close();
      await db.$disconnect();
    },
  };
}
