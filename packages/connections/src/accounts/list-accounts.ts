import { isOfTenant, type ListedCalendar, mailboxOf, providerOf } from "@calcache/calendar-cache";
import { accountCondition, type Condition, calendarCondition } from "../states/calendar-state.ts";
import type { Connections } from "./connections.ts";
import { mailboxOfAccount } from "./mailbox-of-account.ts";
import { type AccountRow, readAccounts } from "./read-accounts.ts";

/** A calendar of a user's account, as they may choose it. */
export type AccountCalendar = {
  externalId: string;
  /** null where the provider doesn't tell it now */
  name: string | null;
  isDefault: boolean;
  isWritable: boolean;
  /** whose it is, where that is somebody else */
  sharedBy: string | null;
  /** closes its user's time */
  isBusy: boolean;
  /** takes its user's bookings */
  isDestination: boolean;
  /** how it does; null where it closes nobody's time */
  condition: Condition | null;
};

export type UserAccount = {
  credentialId: number;
  address: string;
  /** what concerns the account as a whole */
  condition: Condition | null;
  /** whether the provider has told just now which calendars there are; else those that are chosen */
  isListed: boolean;
  calendars: AccountCalendar[];
};

/** ms; a page shouldn't wait longer for the names of calendars. */
const patience = 4_000;

/** ms for which a list isn't asked for again: an open page is fetched anew many times. */
const believedFor = 60_000;

/** The accounts that a user connected, with all their calendars, by address. */
export async function listAccounts(connections: Connections, userId: number): Promise<UserAccount[]> {
  const { engine, accounts } = connections;
  const rows = await readAccounts(engine.db, [userId], [accounts.integration]);
  const own = rows.filter((row) => !isOfTenant(row));
  return Promise.all(own.map((row) => withCalendars(connections, userId, row)));
}

type ChosenRow = {
  externalId: string;
  isBusy: boolean;
  isDestination: boolean;
  isCached: boolean;
  confirmedAt: Date | null;
  changedAt: Date | null;
  dirtySince: Date | null;
  failingSince: Date | null;
  failureReason: string | null;
};

/** The calendars of an account that are chosen for something. Those of single event types are another page's. */
const readChosen = ({ engine, accounts }: Connections, userId: number, credentialId: number) =>
  engine.db.$queryRaw<ChosenRow[]>`
    SELECT chosen.*, c.id IS NOT NULL AS "isCached", c.confirmed_at AS "confirmedAt", c.dirty_since AS "dirtySince",
           c.failing_since AS "failingSince", c.failure_reason AS "failureReason",
           (SELECT max(h.at) FROM calcache.availability_change h WHERE h.calendar_id = c.id) AS "changedAt"
    FROM (
      SELECT COALESCE(f.present_id, "externalId") AS "externalId", bool_or(busy) AS "isBusy", bool_or(NOT busy) AS "isDestination" FROM (
        SELECT "externalId", true AS busy FROM "SelectedCalendar"
        WHERE "userId" = ${userId} AND integration = ${accounts.integration} AND "credentialId" = ${credentialId}
          AND "eventTypeId" IS NULL
        UNION ALL
        SELECT "externalId", false FROM "DestinationCalendar"
        WHERE "userId" = ${userId} AND integration = ${accounts.integration} AND "credentialId" = ${credentialId}
      ) both_kinds
      LEFT JOIN calcache.followed_calendar f ON f.former_id = "externalId" AND f.mailbox_id = (
        SELECT m.id FROM calcache.account a JOIN calcache.mailbox m ON ${mailboxOfAccount} WHERE a.credential_id = ${credentialId})
      GROUP BY 1
    ) chosen
    LEFT JOIN calcache.account a ON a.credential_id = ${credentialId}
    LEFT JOIN calcache.mailbox m ON ${mailboxOfAccount}
    LEFT JOIN calcache.cached_calendar c ON c.mailbox_id = m.id AND c.external_id = chosen."externalId"
    ORDER BY chosen."externalId"`;

async function withCalendars(
  connections: Connections,
  userId: number,
  row: AccountRow,
): Promise<UserAccount> {
  const { credentialId } = row;
  const address = row.address ?? "";
  const condition = accountCondition(row);
  const [chosen, listed] = await Promise.all([
    readChosen(connections, userId, credentialId),
    condition?.state === "needs_sign_in" ? null : listCalendars(connections, credentialId),
  ]);
  const known = new Map(chosen.map((one) => [one.externalId, one]));
  const named = (listed?.calendars ?? []).map((calendar) => ({
    externalId: calendar.externalId,
    name: calendar.name,
    isDefault: calendar.isDefault,
    isWritable: calendar.isWritable,
    sharedBy: sharedBy(calendar, address),
  }));
  const names = new Set(named.map(({ externalId }) => externalId));
  const nameless = chosen
    .filter(({ externalId }) => !names.has(externalId))
    .map(({ externalId, isDestination }) => ({
      externalId,
      name: null,
      isDefault: false,
      isWritable: isDestination,
      sharedBy: null,
    }));
  return {
    credentialId,
    address,
    condition,
    isListed: listed?.isFresh ?? false,
    calendars: [...named, ...nameless].map((calendar) => {
      const one = known.get(calendar.externalId);
      const isBusy = one?.isBusy ?? false;
      return {
        ...calendar,
        isBusy,
        isDestination: one?.isDestination ?? false,
        condition: isBusy ? calendarCondition(condition, one?.isCached ? one : null) : null,
      };
    }),
  };
}

const sharedBy = ({ owner }: ListedCalendar, address: string) =>
  owner !== null && owner.toLowerCase() !== address ? owner : null;

type Listing = { calendars: ListedCalendar[]; isFresh: boolean };

/** All calendars of an account, the default one first: as its provider lists them, or listed them last where it doesn't in time. */
async function listCalendars(
  { engine, listings }: Connections,
  credentialId: number,
): Promise<Listing | null> {
  const last = listings.get(credentialId);
  if (last && engine.now() - last.at < believedFor) return { calendars: last.calendars, isFresh: true };
  const mailbox = await mailboxOf(engine, credentialId);
  if (mailbox === null) return null;
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience).unref());
  const listed = await Promise.race([providerOf(engine, mailbox).listCalendars(mailbox), late]);
  if (!listed?.ok) return last ? { calendars: last.calendars, isFresh: false } : null;
  const calendars = listed.value.toSorted(
    (a, b) => Number(b.isDefault) - Number(a.isDefault) || a.name.localeCompare(b.name),
  );
  listings.set(credentialId, { at: engine.now(), calendars });
  return { calendars, isFresh: true };
}
