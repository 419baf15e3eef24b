import type { CalendarProvider, Engine, Log, MailboxRef } from "@calcache/calendar-cache";
import {
  type AppRegistrations,
  type AuthPath,
  type BrokenItems,
  createGraph,
  type GraphOptions,
  hostScope,
  type ObservedRequest,
  type TokenStore,
} from "@calcache/microsoft-graph";
import { outlookCalendars } from "./calendars/calendar-provider.ts";
import { probeMailbox } from "./calendars/probe-mailbox.ts";
import { outlookEvents } from "./events/event-provider.ts";
import { hostAccounts } from "./hosts/host-accounts.ts";
import { hostPaths, type StoredHostPaths } from "./hosts/host-paths.ts";
import { probeByPath } from "./hosts/probe-path.ts";
import { accountKinds } from "./mailboxes/account-kind.ts";
import { askAnchored } from "./mailboxes/ask-mailbox.ts";
import { limitRequestsPerMailbox } from "./mailboxes/requests-per-mailbox.ts";
import { takeHubEvent } from "./notifications/event-hub.ts";
import type { Mark } from "./notifications/receive-notifications.ts";
import { takeNotifications } from "./notifications/take-notifications.ts";
import { createWebhook, webhookPath } from "./notifications/webhook.ts";
import { type VisitorCalendarStore, visitorCalendars, visitorScope } from "./visitors/visitor-calendars.ts";

/** As in cal.com: the type of an Outlook credential and the integration of an Outlook calendar. */
export const integration = "office365_calendar";

/** Requests of one process in one mailbox; two processes may read it without going over Outlook's four. */
const requestsPerMailbox = 2;

/** The app registration, Microsoft's addresses, and where Graph posts notifications to. */
export type OutlookSettings = {
  graphUrl: string;
  loginUrl: string;
  /** empty: no app is registered, and nobody can sign in */
  clientId: string;
  clientSecret: string;
  /** where this installation can be reached by Graph, without a path */
  webhookUrl: string;
  /** where Graph delivers instead, see {@link eventHubAddress}; both channels are taken in, whichever it is */
  eventHubUrl?: string | undefined;
  /** the secret that Graph returns with each notification */
  clientState: string;
};

/** What Outlook needs of whoever runs it: it opens no database, no queue and no clock itself. */
export type OutlookContext = {
  /** epoch ms */
  now: () => number;
  log: Log;
  /** hears of each request to Graph and its login */
  observeRequest: (request: ObservedRequest) => void;
  observe: Engine["observe"];
  /** marks calendars durably for a refresh */
  mark: Mark;
  /** the tokens of the hosts' accounts, by credential id */
  tokens: TokenStore;
  /** the ways in which hosts sign in and their tokens are refreshed, besides the one of the settings */
  openAuthPaths: (integration: string, own: AuthPath) => StoredHostPaths;
  /** the apps by which tenants' accounts are opened */
  registrations: AppRegistrations;
  /** the tokens of visitors, by the ids of their store */
  visitorTokens: TokenStore;
  visitors: VisitorCalendarStore;
  /** notes that the hint which routes requests to this mailbox was refused */
  noteAnchorRefused: (mailbox: MailboxRef) => Promise<void>;
};

/** Outlook as a provider: calendars that are read and watched, events that are written, notifications that come in. */
export const outlook = (settings: OutlookSettings) => (context: OutlookContext) => {
  const { clientState, webhookUrl, eventHubUrl, ...registration } = settings;
  const notificationUrl = eventHubUrl ?? webhookUrl + webhookPath;
  const { log, mark, now, observe, observeRequest, registrations, tokens, visitors, visitorTokens } = context;
  const onBrokenItems = ({ operation, credentialId, items, count }: BrokenItems) => {
    log.warn({ operation, credentialId, count, items }, "[Broken Items] left out of what was read");
    observe({ kind: "broken items", list: operation, count });
  };
  const microsoft = { ...registration, now, observe: observeRequest, onBrokenItems };
  const authPaths = context.openAuthPaths(integration, ownPath(settings));
  const ofHosts = { ...microsoft, tokens, registrations, authPaths };
  const graph = createGraph(ofHosts);
  const visitorGraph = createGraph({ ...microsoft, scope: visitorScope, tokens: visitorTokens });
  const openObserved = (hear: typeof observeRequest, by: Partial<GraphOptions> = {}) =>
    createGraph({
      ...ofHosts,
      ...by,
      observe(request) {
        observeRequest(request);
        hear(request);
      },
    });
  const openByPath: Parameters<typeof probeMailbox>[1] = async (path, credentialId, hear) => {
    const by = await probeByPath(authPaths, tokens, path, credentialId);
    return "reason" in by ? by : { graph: openObserved(hear, by) };
  };
  const ask = limitRequestsPerMailbox(askAnchored(graph, context.noteAnchorRefused), requestsPerMailbox);
  const calendars: CalendarProvider = {
    ...outlookCalendars(ask, { notificationUrl, clientState }, now),
    probe: probeMailbox(openObserved, openByPath, ask),
  };
  const take = takeNotifications({ mark, clientState, observe });
  return {
    integration,
    accountKinds,
    calendars,
    events: outlookEvents(ask),
    webhook: createWebhook({ take, log }),
    takeEvent: takeHubEvent(take, log),
    hosts:
      settings.clientId === ""
        ? null
        : hostAccounts((held) => createGraph({ ...microsoft, tokens: held }), ask, hostPaths(authPaths, now)),
    visitors: settings.clientId === "" ? null : visitorCalendars(visitorGraph, visitors, log),
  };
};

/** Everybody's way, unless there is another: that of the settings. */
const ownPath = ({ clientId, clientSecret }: OutlookSettings): AuthPath => ({
  name: "environment",
  authority: "common",
  clientId,
  credential: { kind: "secret", secret: clientSecret },
  scope: hostScope,
});
