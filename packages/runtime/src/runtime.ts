import type { UsageCounter } from "@calcache/api-keys";
import type {
  Engine,
  EngineEvent,
  Log,
  markDirty,
  Notice,
  OtherBusyTimes,
  SweepProgress,
  SweepReport,
} from "@calcache/calendar-cache";
import type { CalendarEvents, OnEventChanged } from "@calcache/calendar-events";
import type { Channels } from "@calcache/channels";
import type { Connections } from "@calcache/connections";
import type { Mailer } from "@calcache/emails";
import type { ObservedRequest } from "@calcache/microsoft-graph";
import type { AlertSettings, Subscribing, WorkerState } from "@calcache/operations";
import type { VisitorCalendars } from "@calcache/outlook";
import type { Database } from "@calcache/prisma";
import type { Bookings } from "@calcache/scheduling";
import type { SignIn } from "@calcache/sign-in";
import type { AccountMails } from "./account-mail.ts";
import type { ShownKey } from "./cron/operator-key.ts";
import type { CurrentUser, FindCurrentUser } from "./open-sign-in.ts";
import type { OpenProvider, Provider } from "./providers.ts";
import type { RuntimeEnvironment } from "./runtime-environment.ts";

/** Everything of this software that runs in a process, put together. */
export type Runtime = {
  engine: Engine;
  /** Events that are written into calendars. */
  events: CalendarEvents;
  /** What routes and pages book with. */
  bookings: Bookings;
  /** The calendars of visitors; null where no app is registered that they could sign in to. */
  visitors: VisitorCalendars | null;
  /** Sign-in at Microsoft, of users and of their accounts; null where no app is registered there. */
  signIn: SignIn | null;
  /** Whether users sign in here; a host app has its own sessions. */
  hasOwnSessions: boolean;
  /** Who asks, by a request's headers. */
  currentUser(headers: Headers): Promise<CurrentUser | null>;
  /** What users connect, choose and disconnect accounts with; null where they can't. */
  connections: Connections | null;
  /** What applications are told of changes with. */
  channels: Channels;
  /** What subscriptions to the status page are kept with. */
  subscribing: Subscribing;
  /** Counts what API keys are used for. */
  usage: UsageCounter;
  /** Asks owners to connect their accounts again; null where nobody can. */
  accountMails: AccountMails | null;
  /** The kinds of account that are served, by integration. */
  providers: ReadonlyMap<string, Provider>;
  /** Takes notices in durably; those of payloads that arrive at once share a round trip. */
  mark: (notices: readonly Notice[]) => ReturnType<typeof markDirty>;
  /** Answers what the provider of an integration posts to this installation; 404 where it posts nothing. */
  webhook(integration: string, request: Request): Promise<Response>;
  /** The cron route: one sweep for a caller with a valid key. */
  cron(request: Request): Promise<Response>;
  /** Whether a request shows the key of an operator: the cron's. */
  operatorKey(request: Request): ShownKey;
  /** One sweep, as the cron does it. */
  sweep(onProgress?: SweepProgress): Promise<SweepReport>;
  /** ms by which this machine's clock is ahead of the database's, by which everything goes. */
  clockAhead(): number;
  /** This process's background work, as health reports it. */
  worker: { readonly state: WorkerState };
  /**
   * Begins the background work in this process, as soon as the database answers and serves: pending migrations are applied
   * first. Resolves when it has begun, and never rejects.
   */
  start(): Promise<void>;
  /** Stops the background work and closes all connections. */
  stop(): Promise<void>;
};

export type RuntimeOptions = {
  environment: RuntimeEnvironment;
  log: Log;
  /** the kinds of account to serve; default: all there are */
  providers?: readonly OpenProvider[];
  /** reads the calendars that none of them reads; without it their owners are never free */
  otherBusyTimes?: OtherBusyTimes;
  /** sends booking mail as part of the background work; without one, mail waits */
  mailer?: Mailer;
  /** where operators are alerted; without them, no alert rules are evaluated */
  alerts?: AlertSettings;
  /** epoch ms; default: the database's clock */
  now?: () => number;
  db?: Database;
  /** hears of each request to a provider */
  observeRequest?: (request: ObservedRequest) => void;
  /** hears of the engine's doings */
  observe?: (event: EngineEvent) => void;
  /** a host app's own sessions, by which users are known instead of ours */
  currentUser?: FindCurrentUser;
  /** what becomes of a booking whose event people change; default: what the environment says */
  onEventChanged?: OnEventChanged;
};
