import type { CalendarProvider } from "@calcache/calendar-cache";
import type { EventProvider } from "@calcache/calendar-events";
import { eventHubOf } from "@calcache/environment";
import {
  eventHubAddress,
  type HostAccounts,
  type OutlookContext,
  outlook,
  type VisitorCalendars,
} from "@calcache/outlook";
import type { RuntimeEnvironment } from "./runtime-environment.ts";

/** A kind of account, as a runtime puts it in. */
export type Provider = {
  /** as in cal.com's `SelectedCalendar.integration` and `Credential.type` */
  integration: string;
  /** the sorts of accounts that it tells apart: those of one fail together */
  accountKinds: readonly string[];
  calendars: CalendarProvider;
  events: EventProvider;
  /** answers what the provider posts to this installation; without one it is polled */
  webhook?: (request: Request) => Promise<Response>;
  /** takes in what the provider puts into an event hub; rejects where it can't be stored */
  takeEvent?: (body: string) => Promise<unknown>;
  /** null where users can't connect accounts of this kind by themselves */
  hosts?: HostAccounts | null;
  /** null where visitors can't connect calendars of this kind */
  visitors?: VisitorCalendars | null;
};

/** What a provider is given: it opens no database, no queue and no clock itself. */
export type ProviderContext = OutlookContext;

/** Makes a provider of what a runtime gives it. */
export type OpenProvider = (context: ProviderContext) => Provider;

/** Every kind of account that is served here: one line each. */
export const providersOf = (environment: RuntimeEnvironment): OpenProvider[] => [
  outlook({
    eventHubUrl: hubAddressOf(environment),
    graphUrl: environment.MICROSOFT_GRAPH_URL,
    loginUrl: environment.MICROSOFT_LOGIN_URL,
    clientId: environment.MS_GRAPH_CLIENT_ID,
    clientSecret: environment.MS_GRAPH_CLIENT_SECRET,
    webhookUrl: environment.MICROSOFT_WEBHOOK_URL ?? environment.NEXT_PUBLIC_WEBAPP_URL,
    clientState: environment.MICROSOFT_WEBHOOK_TOKEN,
  }),
];

/** Undefined where notifications are posted. */
function hubAddressOf(environment: RuntimeEnvironment): string | undefined {
  const hub = eventHubOf(environment);
  return hub !== null && environment.MICROSOFT_NOTIFICATION_CHANNEL === "eventhub"
    ? eventHubAddress(hub)
    : undefined;
}

/** The kind of account that users can connect by themselves; null where there is none. */
export function connectableOf(
  providers: Iterable<Provider>,
): (HostAccounts & { integration: string }) | null {
  for (const { integration, hosts } of providers) if (hosts) return { integration, ...hosts };
  return null;
}
