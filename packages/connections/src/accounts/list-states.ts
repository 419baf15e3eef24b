import { type Engine, integrationsOf, isOfTenant, readerOf, whyUnreadable } from "@calcache/calendar-cache";
import { type Database, everySelectedCalendar, Prisma } from "@calcache/prisma";
import {
  accountCondition,
  type CalendarFacts,
  type Condition,
  calendarCondition,
  type ListingFailure,
  unlistedCondition,
} from "../states/calendar-state.ts";
import { mailboxOfAccount } from "./mailbox-of-account.ts";
import { type AccountRow, readAccounts } from "./read-accounts.ts";

/** How a selected calendar does. */
export type CalendarState = Condition & {
  /** its provider's id */
  externalId: string;
  /** when its provider last said what is stored of it (epoch ms); null where it never did */
  asOf: number | null;
};

/** How an account does, and the calendars that were selected in it. */
export type AccountState = Condition & {
  userId: number;
  integration: string;
  /** null for calendars that were selected without an account that anybody here can read */
  credentialId: number | null;
  address: string | null;
  /** that of the calendar whose times are the oldest; null where one was never read, or there is none */
  asOf: number | null;
  calendars: CalendarState[];
  /** a tenant's account whose default calendar isn't known yet, so that its user is never free */
  isUnlisted: boolean;
};

/**
 * How the accounts of these users do, with all calendars that they selected, in two queries however many users there are.
 * Calendars that a host app reads itself are left out: nobody here knows how they do.
 */
export async function listStates(
  engine: Pick<Engine, "db" | "providers" | "others">,
  userIds: readonly number[],
): Promise<AccountState[]> {
  const [accounts, selected] = await Promise.all([
    readAccounts(engine.db, userIds, integrationsOf(engine)),
    readSelected(engine.db, userIds),
  ]);
  const known = new Set(accounts.map(({ credentialId }) => credentialId));
  const isRead = ({ credentialId }: SelectedRow) => credentialId !== null && known.has(credentialId);
  const ofAccount = Map.groupBy(selected.filter(isRead), ({ credentialId }) => credentialId);
  const others = engine.others ? [] : selected.filter((row) => !isRead(row)).filter(isListed);
  return [
    ...accounts.map((row) => stateOf(row, ofAccount.get(row.credentialId) ?? [])).filter(isTold),
    ...others.map((row) => unreadable(row, engine.providers)),
  ];
}

/** An account of a tenant's that nothing is read through says nothing, as long as it doesn't fail. */
const isTold = ({ credentialId, calendars, state }: AccountState) =>
  credentialId === null || !isOfTenant({ credentialId }) || calendars.length > 0 || state !== "active";

type SelectedRow = NonNullable<CalendarFacts> &
  ListingFailure & {
    userId: number;
    integration: string;
    /** null for one of a tenant's account that isn't known yet */
    externalId: string | null;
    credentialId: number | null;
    isDelegated: boolean;
    isCached: boolean;
  };

type ListedRow = SelectedRow & { externalId: string };

const isListed = (row: SelectedRow): row is ListedRow => row.externalId !== null;

/** Each calendar once, for all event types together, by the id that it has now. */
const readSelected = (db: Database, userIds: readonly number[]) =>
  db.$queryRaw<SelectedRow[]>`
    SELECT DISTINCT s."userId", s.integration, COALESCE(f.present_id, s."externalId") AS "externalId", a.credential_id AS "credentialId",
           s."delegationCredentialId" IS NOT NULL AS "isDelegated", c.id IS NOT NULL AS "isCached",
           c.confirmed_at AS "confirmedAt", c.dirty_since AS "dirtySince", c.failing_since AS "failingSince",
           c.failure_reason AS "failureReason",
           (SELECT max(h.at) FROM calcache.availability_change h WHERE h.calendar_id = c.id) AS "changedAt",
           t.failure_kind AS "listingFailureKind", t.failure_reason AS "listingFailureReason"
    FROM ${Prisma.raw(everySelectedCalendar)} s
    LEFT JOIN calcache.account a ON a.credential_id = ${Prisma.raw(readerOf("s"))} AND a.integration = s.integration
    LEFT JOIN calcache.mailbox m ON ${mailboxOfAccount}
    LEFT JOIN calcache.followed_calendar f ON f.mailbox_id = m.id AND f.former_id = s."externalId"
    LEFT JOIN calcache.cached_calendar c ON c.mailbox_id = m.id AND c.external_id = COALESCE(f.present_id, s."externalId")
    LEFT JOIN calcache.tenant_account t ON s."externalId" IS NULL AND t.credential_id = a.credential_id
    WHERE s."userId" = ANY(${[...userIds]}::int[])
    ORDER BY 1, 2, 3`;

function stateOf(row: AccountRow, selected: readonly SelectedRow[]): AccountState {
  const { userId, integration, credentialId, address } = row;
  const [unlisted] = selected.filter((one) => !isListed(one));
  const condition = accountCondition(row) ?? (unlisted ? unlistedCondition(unlisted) : null);
  const calendars = selected.filter(isListed).map((one) => ({
    externalId: one.externalId,
    asOf: one.confirmedAt?.getTime() ?? null,
    ...calendarCondition(condition, one.isCached ? one : null),
  }));
  return {
    userId,
    integration,
    credentialId,
    address,
    ...(condition ?? { state: "active" as const, at: null, reason: null }),
    asOf: oldest(calendars.map(({ asOf }) => asOf)),
    calendars,
    isUnlisted: unlisted !== undefined,
  };
}

const oldest = (times: readonly (number | null)[]): number | null =>
  times.length === 0 || times.includes(null) ? null : Math.min(...times.filter((at) => at !== null));

const reasons: Record<ReturnType<typeof whyUnreadable>, string> = {
  no_provider: "nothing here reads calendars of this kind",
  delegation: "it was selected through a delegation, which nothing here reads",
  no_account: "it was selected without an account to read it with",
};

function unreadable(row: ListedRow, providers: Engine["providers"]): AccountState {
  const { userId, integration, externalId } = row;
  const state = { state: "unavailable", at: null, reason: reasons[whyUnreadable(row, providers)] } as const;
  return {
    userId,
    integration,
    credentialId: null,
    address: null,
    asOf: null,
    ...state,
    calendars: [{ externalId, asOf: null, ...state }],
    isUnlisted: false,
  };
}
