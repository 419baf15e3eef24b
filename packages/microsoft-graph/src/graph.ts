import type { BatchRequest } from "./batch.ts";
import type { CalendarViewEvent } from "./calendar-view-event.ts";
import type { GraphErrorKind } from "./graph-error.ts";
import type { GraphCalendar, GraphUser } from "./mailbox-profile.ts";
import type { Result } from "./result.ts";
import type { GraphSubscription, NewSubscription } from "./subscriptions.ts";
import type { MicrosoftTokens, TokenStore } from "./tokens.ts";

/** One HTTP exchange with Graph or the login, as told to `observe`. `credentialId` is null while a code is exchanged. */
export type ObservedRequest = {
  operation: string;
  credentialId: number | null;
  /** HTTP status; null when no answer arrived */
  status: number | null;
  durationMs: number;
  kind: GraphErrorKind | "ok";
};

/** What a {@link Graph} is made of. Both URLs are https, or http to a loopback host; others carry no token. */
export type GraphOptions = {
  /** Graph's root without version: `https://graph.microsoft.com` */
  graphUrl: string;
  /** The login's root without tenant: `https://login.microsoftonline.com` */
  loginUrl: string;
  clientId: string;
  clientSecret: string;
  tokens: TokenStore;
  fetch?: typeof fetch;
  /** Epoch milliseconds */
  now: () => number;
  observe?: (request: ObservedRequest) => void;
  /** For one HTTP exchange with its body; default 10 s */
  timeoutMs?: number;
};

/** Graph's operations on one user's mailbox. */
export type Mailbox = {
  me(): Promise<Result<GraphUser>>;
  timeZone(): Promise<Result<string>>;
  listCalendars(): Promise<Result<GraphCalendar[]>>;
  calendarView(window: {
    calendarId: string;
    startDateTime: string;
    endDateTime: string;
  }): Promise<Result<CalendarViewEvent[]>>;
  createSubscription(subscription: NewSubscription): Promise<Result<GraphSubscription>>;
  renewSubscription(id: string, expirationDateTime: string): Promise<Result<GraphSubscription>>;
  reauthorizeSubscription(id: string): Promise<Result<null>>;
  deleteSubscription(id: string): Promise<Result<null>>;
  listSubscriptions(): Promise<Result<GraphSubscription[]>>;
  batch(requests: readonly BatchRequest[]): Promise<Result<Map<string, Result<unknown>>>>;
};

/** A Graph client for one app registration. */
export type Graph = {
  /** `anchor` is sent as `x-AnchorMailbox`, a routing hint (`SMTP:ann@contoso.com`, `OID:<id>@<tenant>`). */
  mailbox(of: { credentialId: number; anchor?: string }): Mailbox;
  exchangeCode(grant: {
    code: string;
    redirectUri: string;
    codeVerifier?: string;
  }): Promise<Result<MicrosoftTokens>>;
  authorizationUrl(request: { redirectUri: string; state: string; codeChallenge?: string }): string;
};
