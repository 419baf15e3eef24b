import type { Intervals, MinuteRange, Result } from "@calcache/availability";

/** A linked account as a provider needs to know it. */
export type MailboxRef = {
  id: number;
  /** whose kind of account it is */
  integration: string;
  credentialId: number;
  /** lower case */
  address: string;
  /** the mailbox's id at the provider, once known */
  externalId: string | null;
  /** who its owner is for good, once a sign-in has told: the tenant, and the user there */
  tid: string | null;
  oid: string | null;
  /** what its provider calls this sort of account, once known */
  accountKind: string | null;
  /** the provider refused the hint that routes requests to this mailbox; they go without */
  anchorRefused: boolean;
};

/**
 * Whether a mailbox is read by an account of its tenant, which lets this app in by itself: by name, and not as whoever signed in.
 * Those accounts' ids are below zero (`calcache.tenant_account`).
 */
export const isOfTenant = ({ credentialId }: Pick<MailboxRef, "credentialId">): boolean => credentialId < 0;

/** When an account's owner works, as they have told their provider: one stretch of some days of the week. */
export type MailboxHours = {
  /** 0 is Sunday */
  days: number[];
  /** `HH:MM`; an end before the start is on the next day */
  startTime: string;
  endTime: string;
  /** IANA; null where it isn't known */
  timeZone: string | null;
};

/** What a mailbox tells of its owner's time. */
export type MailboxSettings = {
  /** that its all-day events are dates of (IANA); null where it doesn't tell */
  timeZone: string | null;
  /** when it says that its owner is away: half-open, epoch ms; null for never */
  away: { from: number; until: number } | null;
};

/** Which of them are asked for. */
export type SettingsParts = "all" | "zone";

/** What a provider knows of an account: its own id of it, and the sort of account, all of which tend to fail together. */
export type AccountProfile = { externalId: string; accountKind: string };

/**
 * What a failure means, and so what is done about it (see failure-policy.ts).
 * - `ambiguous` may be the account or an outage
 * - `relink`: only a new sign-in of the account's owner helps
 * - `unusable`: a credential that can't be opened, so that the provider wasn't even asked
 * - `interaction`: the owner has to do something at a sign-in, after which the account may serve as it is
 * - `admin`: an administrator of the account's organisation has to
 * - `tenant`: the account's organisation doesn't let this app in; where none does, it is our own mistake
 * - `permission`: the account was connected without a permission that this takes; other things it may do
 * - `config` is our own mistake and concerns everybody
 * - `unlisted`: a refusal in words that nobody here knows
 */
export type FailureKind =
  | "throttled"
  | "transient"
  | "ambiguous"
  | "relink"
  | "unusable"
  | "interaction"
  | "admin"
  | "tenant"
  | "permission"
  | "forbidden"
  | "gone"
  | "config"
  | "malformed"
  | "bug"
  | "unlisted";

export type ProviderFailure = {
  kind: FailureKind;
  /** for a person; free of secrets and calendar content */
  reason: string;
  retryAfterSeconds: number | null;
  /**
   * How far the request came. `sign-in`: there is no way to ask as this account. Only `mailbox` proves that the mailbox answers;
   * `provider` may be a gateway on the way to it, and is also where no answer came.
   */
  reached: "sign-in" | "provider" | "mailbox";
  /** the provider's own id of the request, for its support */
  requestId?: string;
  /** `relink`: known to pass by itself, and believed only when a second one follows minutes later */
  mayPass?: true;
  /** `config`: what of ours is wrong */
  subject?: ConfigSubject;
};

/** How this app signs in at the provider, or where it has notifications sent. */
export type ConfigSubject = "sign-in" | "notifications";

export type ProviderResult<Value> = Result<Value, ProviderFailure>;

/** A promise of the provider to notify of changes until `expiresAt` (epoch ms). */
export type ProviderSubscription = { externalId: string; expiresAt: number };

/** A calendar as its provider lists it. */
export type ListedCalendar = {
  externalId: string;
  name: string;
  /** the one that people mean by their calendar */
  isDefault: boolean;
  isWritable: boolean;
  /** the address of whose it is; null where the provider doesn't tell */
  owner: string | null;
};

/** An account whose owner has just signed in, as its provider tells. */
export type NewAccount = AccountProfile & {
  /** lower case */
  address: string;
  calendars: ListedCalendar[];
};

/** In which other way a probe asks. */
export type ProbeChange = {
  /** in the place of those of its requests; an empty one is left out */
  headers: Readonly<Record<string, string>>;
  /** the auth path by which it gets its token; null: the token is the account's */
  authPath: string | null;
};

/** What became of one request about a mailbox, as an operator asks for it. Free of tokens and calendar content. */
export type ProbeAnswer = {
  ok: boolean;
  /** HTTP status; null where no answer came, or nothing was sent */
  status: number | null;
  /** the provider's or the network's name of what went wrong */
  code: string | null;
  /** the provider's own id of the request, for its support */
  requestId: string | null;
  /** how long the answer took, in ms */
  ms: number;
  /** for a person; null where all is well */
  reason: string | null;
};

/** A kind of calendar account: what the engine asks of it. Calendars go by the provider's own ids. */
export type CalendarProvider = {
  /** The version of the rule by which `readBusy` makes busy times of events, counted from 1: what an earlier one made is read anew. */
  busyRule: number;
  /** Where it has notifications sent: part of each subscription, which is moved when this installation has another address. */
  address: string;
  readProfile(mailbox: MailboxRef): Promise<ProviderResult<AccountProfile>>;
  /** @param parts `zone` leaves out when its owner is away, which is null then: some mailboxes refuse that, and all that is asked for with it */
  readSettings(mailbox: MailboxRef, parts: SettingsParts): Promise<ProviderResult<MailboxSettings>>;
  /** The account's calendars. */
  listCalendars(mailbox: MailboxRef): Promise<ProviderResult<ListedCalendar[]>>;
  /** Every busy minute inside `range`; all-day events are read in `timeZone`. */
  readBusy(
    mailbox: MailboxRef,
    calendar: string,
    range: MinuteRange,
    timeZone: string,
  ): Promise<ProviderResult<Intervals>>;
  subscribe(mailbox: MailboxRef, calendar: string): Promise<ProviderResult<ProviderSubscription>>;
  /** Extends these subscriptions with as few requests as can be; `gone` for one that the provider no longer knows. */
  renew(
    mailbox: MailboxRef,
    subscriptions: readonly string[],
  ): Promise<ReadonlyMap<string, ProviderResult<ProviderSubscription>>>;
  /** Succeeds as well when the provider no longer knows it. */
  unsubscribe(mailbox: MailboxRef, subscription: string): Promise<ProviderResult<null>>;
  /** The ids of the mailbox's subscriptions that notify this installation. */
  listSubscriptions(mailbox: MailboxRef): Promise<ProviderResult<string[]>>;
  /** The same of mailboxes that one tenant lets this app into, by their ids, with one question. Without it there are no such tenants. */
  listTenantSubscriptions?(
    mailboxes: readonly [MailboxRef, ...MailboxRef[]],
  ): Promise<ProviderResult<ReadonlyMap<number, string[]>>>;
  /**
   * Asks what `readBusy` asks, in another way, and tells the last answer. A provider without it can't be probed by operators.
   * @param calendar null: the account's own one
   */
  probe?(
    mailbox: MailboxRef,
    calendar: string | null,
    range: MinuteRange,
    change: ProbeChange,
  ): Promise<ProbeAnswer>;
};
