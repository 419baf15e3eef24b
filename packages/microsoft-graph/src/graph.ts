import type { Result } from "./errors/result.ts";
import { type Batch, createBatch } from "./http/batch.ts";
import { createGraphHttp } from "./http/graph-http.ts";
import { createAskGraph } from "./http/graph-request.ts";
import { type Fetch, withoutRedirects } from "./http/http.ts";
import type { BrokenItems } from "./http/list-items.ts";
import type { Observe } from "./http/observed-request.ts";
import { createPaces, paceIn } from "./http/pace.ts";
import { createReadAllPages } from "./http/paging.ts";
import { createRoutingHint } from "./http/routing-hint.ts";
import type { AppRegistrations } from "./login/app-registration.ts";
import { createAppTokenSource } from "./login/app-token-source.ts";
import type { AuthPath, AuthPaths } from "./login/auth-path.ts";
import { createLogin, hostScope, type Login } from "./login/login.ts";
import { createTokenSource } from "./login/token-source.ts";
import type { TokenStore } from "./login/tokens.ts";
import { type AttendeeAnswer, readAnswers } from "./resources/attendee-answers.ts";
import type { CalendarViewEvent } from "./resources/calendar-view-event.ts";
import {
  type CalendarWindow,
  type GraphCalendar,
  listCalendars,
  readCalendarView,
} from "./resources/calendars.ts";
import type { ExtendedProperty, GraphEventDraft } from "./resources/event-draft.ts";
import {
  changeEvent,
  createEvent,
  deleteEvent,
  findEvents,
  type MarkedEvent,
  type NewGraphEvent,
  readEvent,
  readHeldEvents,
  readMarkedEvents,
  type WrittenEvent,
} from "./resources/events.ts";
import type { HeldEvent } from "./resources/held-event.ts";
import {
  type GraphSettings,
  type GraphUser,
  readMe,
  readSettings,
  readTimeZone,
} from "./resources/mailbox-profile.ts";
import { mailboxRoot } from "./resources/mailbox-root.ts";
import { renewSubscriptions } from "./resources/renew-subscriptions.ts";
import {
  createSubscription,
  deleteSubscription,
  type GraphSubscription,
  listSubscriptions,
  type NewSubscription,
  reauthorizeSubscription,
} from "./resources/subscriptions.ts";
import { type GraphWorkingHours, readWorkingHours } from "./resources/working-hours.ts";

/** What a {@link Graph} is made of. Both URLs are https, or http to a loopback host; others carry no token. */
export type GraphOptions = {
  /** Graph's root without version: `https://graph.microsoft.com` */
  graphUrl: string;
  /** The login's root without tenant: `https://login.microsoftonline.com` */
  loginUrl: string;
  clientId: string;
  clientSecret: string;
  /** The permissions that sign-ins ask for, parted by spaces; default: those of a host. */
  scope?: string;
  /** Other ways for some accounts' tokens; default: that of this app and secret for all. */
  authPaths?: AuthPaths;
  tokens: TokenStore;
  /** The apps that open mailboxes by themselves; without it there are none. */
  registrations?: AppRegistrations;
  fetch?: Fetch;
  /** Epoch milliseconds */
  now: () => number;
  observe?: Observe;
  /** Hears of items that a list was left without, because they can't be read. */
  onBrokenItems?: (broken: BrokenItems) => void;
  /** For one HTTP exchange with its body, where nothing suggests more; default 10 s */
  timeoutMs?: number;
};

/** Without registrations. */
const noApp: AppRegistrations = {
  of: async () => ({
    ok: false,
    error: { kind: "missing", reason: "no app opens mailboxes here by itself" },
  }),
};

/**
 * Graph's operations on one user's mailbox. Each sends a request once, renewing the token and dropping a refused anchor
 * when it has to, and retries nothing: `kind` and `retryAfterSeconds` of the error tell the caller whether and when to.
 */
export type Mailbox = {
  me(): Promise<Result<GraphUser>>;
  /** The mailbox's time zone, IANA; null when it doesn't tell one that there are rules for. */
  timeZone(): Promise<Result<string | null>>;
  /** The same with when its owner is away. */
  settings(): Promise<Result<GraphSettings>>;
  /** When its owner works; null when it doesn't tell. */
  workingHours(): Promise<Result<GraphWorkingHours | null>>;
  listCalendars(): Promise<Result<GraphCalendar[]>>;
  /** The events that touch a window, occurrences one by one, from all pages or not at all. */
  calendarView(window: CalendarWindow): Promise<Result<CalendarViewEvent[]>>;
  /** Error `conflict` when the transaction id made another event. After a lost answer: find it before repeating. */
  createEvent(event: NewGraphEvent): Promise<Result<WrittenEvent>>;
  /** Error `conflict` when the event isn't of the revision `etag` any more. */
  changeEvent(id: string, etag: string, changes: GraphEventDraft): Promise<Result<WrittenEvent>>;
  /** One that is gone already counts as deleted. */
  deleteEvent(id: string): Promise<Result<null>>;
  /** Null when it is gone. */
  readEvent(id: string, timeZone: string): Promise<Result<HeldEvent | null>>;
  /** What its attendees have answered; null when it is gone. */
  readAnswers(id: string): Promise<Result<AttendeeAnswer[] | null>>;
  findEvents(calendarId: string, property: ExtendedProperty, timeZone: string): Promise<Result<HeldEvent[]>>;
  /** Times and revisions of the events that touch a window. */
  readHeldEvents(window: CalendarWindow, timeZone: string): Promise<Result<HeldEvent[]>>;
  /** Those of them that carry an extended property of this id, with its value. */
  readMarkedEvents(
    window: CalendarWindow,
    propertyId: string,
    timeZone: string,
  ): Promise<Result<MarkedEvent[]>>;
  /** Error `conflict` when an equal one exists, with its id if Graph told. After a lost answer: list before repeating. */
  createSubscription(subscription: NewSubscription): Promise<Result<GraphSubscription>>;
  /** Moves the expiry (ISO 8601 with `Z`). Error `gone` when it has expired: create another. */
  renewSubscriptions(
    ids: readonly string[],
    expirationDateTime: string,
  ): Promise<Map<string, Result<GraphSubscription>>>;
  /** Extends the authorization only. Not within ten minutes of renewing. */
  reauthorizeSubscription(id: string): Promise<Result<null>>;
  /** One that is gone already counts as deleted. */
  deleteSubscription(id: string): Promise<Result<null>>;
  /** This app's subscriptions in this mailbox; with a `user` those in all of its tenant's. */
  listSubscriptions(): Promise<Result<GraphSubscription[]>>;
  /** Up to 20 requests at once, each with a result of its own under its id. */
  batch: Batch;
};

/** A Graph client for one app registration. */
export type Graph = {
  /** Where a user signs in to this app. */
  authorizationUrl(request: Parameters<Login["authorizationUrl"]>[1]): string;
  /** Buys tokens with the code of such a sign-in. */
  exchangeCode(grant: Parameters<Login["exchangeCode"]>[1]): ReturnType<Login["exchangeCode"]>;
  /**
   * `anchor` is sent as `x-AnchorMailbox`, a routing hint (`SMTP:ann@contoso.com`, `OID:<id>@<tenant>`), until Microsoft
   * refuses it; `onAnchorRefused` is then told, once, before the request is sent again without. With a `user` (id, address or user
   * principal name) the app asks by itself, by the registration of this account; else as whoever signed in. `changedHeaders` replace
   * those of its requests: an empty one is left out.
   */
  mailbox(of: {
    credentialId: number;
    user?: string | null;
    anchor?: string;
    onAnchorRefused?: () => Promise<void>;
    accountKind?: string | null;
    changedHeaders?: Readonly<Record<string, string>>;
  }): Mailbox;
};

/**
 * Builds the client. Nothing is sent before an operation is called; operations resolve to typed errors and reject only with
 * what the token store throws.
 */
export function createGraph(options: GraphOptions): Graph {
  const { graphUrl, now, tokens } = options;
  const observe = options.observe ?? (() => undefined);
  const fetch = withoutRedirects(options.fetch ?? ((url, init) => globalThis.fetch(url, init)));
  const timeoutMs = options.timeoutMs ?? 10_000;
  const paces = createPaces(timeoutMs, now);
  const send = createGraphHttp({ graphUrl, fetch });
  const login = createLogin({ ...options, fetch, timeoutMs, observe });
  const own: AuthPath = {
    name: "",
    authority: "common",
    clientId: options.clientId,
    credential: { kind: "secret", secret: options.clientSecret },
    scope: options.scope ?? hostScope,
  };
  const paths = options.authPaths ?? { of: async () => [own], note: async () => {} };
  const ofUsers = createTokenSource({ tokens, login, paths, now });
  const registrations = options.registrations ?? noApp;
  const ofApps = createAppTokenSource({ ...options, registrations, fetch, timeoutMs, observe });

  return {
    exchangeCode: (grant) => login.exchangeCode(own, grant),
    authorizationUrl: (request) => login.authorizationUrl(own, request),
    mailbox({ credentialId, user = null, anchor, onAnchorRefused, accountKind = null, changedHeaders = {} }) {
      const observeKind: Observe = (request) => observe({ ...request, accountKind });
      const hint = createRoutingHint(anchor, onAnchorRefused);
      const pace = paceIn(paces, credentialId);
      const root = mailboxRoot(user);
      const ask = createAskGraph({
        graphUrl,
        root,
        send,
        tokenSource: user === null ? ofUsers : ofApps,
        now,
        observe: observeKind,
        credentialId,
        hint,
        changedHeaders,
        pace,
      });
      const batch = createBatch(ask, hint, now);
      const readAllPages = createReadAllPages(ask, graphUrl, pace, (operation, items) =>
        options.onBrokenItems?.({ operation, credentialId, items: items.slice(0, 10), count: items.length }),
      );
      return {
        me: () => readMe(ask),
        timeZone: () => readTimeZone(ask),
        settings: () => readSettings(ask),
        workingHours: () => readWorkingHours(ask),
        listCalendars: () => listCalendars(readAllPages),
        calendarView: (window) => readCalendarView(readAllPages, window),
        createEvent: (event) => createEvent(ask, event),
        changeEvent: (id, etag, changes) => changeEvent(ask, id, etag, changes),
        deleteEvent: (id) => deleteEvent(ask, id),
        readEvent: (id, timeZone) => readEvent(ask, id, timeZone),
        readAnswers: (id) => readAnswers(ask, id),
        findEvents: (calendarId, property, timeZone) =>
          findEvents(readAllPages, calendarId, property, timeZone),
        readHeldEvents: (window, timeZone) => readHeldEvents(readAllPages, window, timeZone),
        readMarkedEvents: (window, propertyId, timeZone) =>
          readMarkedEvents(readAllPages, window, propertyId, timeZone),
        createSubscription: (subscription) => createSubscription(ask, root, subscription),
        renewSubscriptions: (ids, expirationDateTime) =>
          renewSubscriptions(ask, batch, ids, expirationDateTime),
        reauthorizeSubscription: (id) => reauthorizeSubscription(ask, id),
        deleteSubscription: (id) => deleteSubscription(ask, id),
        listSubscriptions: () => listSubscriptions(readAllPages),
        batch,
      };
    },
  };
}
