import type { OtherCalendar } from "../engine/other-busy-times.ts";
import type { Providers } from "../engine/providers.ts";
import type { CalendarRef } from "./calendars.ts";

/**
 * Why nobody here can read a selected calendar:
 * - `no_provider`: no provider here serves its integration
 * - `delegation`: it was selected through a delegation, which is no account here
 * - `no_account`: it names no account of its integration, and its owner hasn't exactly one
 * - `unlisted`: it is the default calendar of somebody whose tenant lets this app in, and nobody has told yet which that is
 */
export type Unreadable = "no_provider" | "delegation" | "no_account" | "unlisted";

/**
 * A calendar that nobody here can read. What it holds is unknown, and unknown is never free, unless the host app reads it
 * itself: by the account or the delegation that it was selected with.
 */
export type UnreadableCalendar =
  | (OtherCalendar & { unreadable: Exclude<Unreadable, "unlisted"> })
  | (Omit<OtherCalendar, "externalId"> & { externalId: null; unreadable: "unlisted" });

/** A calendar that somebody selected to close their time: one that an account here reads, or one that none can. */
export type SelectedCalendar = { integration: string } & (CalendarRef | UnreadableCalendar);

/** Whether an account here reads a calendar that was selected. */
export const isReadable = <Calendar extends CalendarRef | UnreadableCalendar>(
  calendar: Calendar,
): calendar is Exclude<Calendar, UnreadableCalendar> => !("unreadable" in calendar);

/**
 * A row of `everySelectedCalendar`, with the account that {@link readerOf} gives and the cached calendar that this one is. Without an
 * `externalId` it is one that nobody has told yet.
 */
export type SelectedRow = {
  userId: number;
  integration: string;
  externalId: string | null;
  credentialId: number | null;
  delegationCredentialId: string | null;
  cachedId: number | null;
};

/**
 * SQL of an expression: the credential id of the account by which a selected calendar is read. Old rows name none: the owner's
 * account of that integration is meant, where there is exactly one. A delegation has a credential of its own for each user, which
 * is no account here. Null where there is none, or a delegation instead.
 * @param s the alias of a `SelectedCalendar`
 */
export const readerOf = (
  s: string,
) => `CASE WHEN ${s}."delegationCredentialId" IS NULL THEN COALESCE(${s}."credentialId", (
    SELECT CASE count(*) WHEN 1 THEN min(k.id) ELSE ${onlyOwnOf(s)} END FROM "Credential" k
    WHERE k."userId" = ${s}."userId" AND k.type = ${s}.integration)) END`;

/** Looked up where there are several: not every host has the column, so that the whole row is opened for it. */
const onlyOwnOf = (s: string) => `(
      SELECT CASE count(*) WHEN 1 THEN min(own.id) END FROM "Credential" own
      WHERE own."userId" = ${s}."userId" AND own.type = ${s}.integration AND to_jsonb(own) ->> 'delegationCredentialId' IS NULL)`;

export function toSelectedCalendar(row: SelectedRow, providers: Providers): SelectedCalendar {
  const { cachedId, ...selected } = row;
  const { integration, externalId, credentialId, delegationCredentialId } = row;
  if (externalId === null) return { ...selected, externalId, unreadable: "unlisted" };
  return credentialId !== null && providers.has(integration)
    ? { integration, credentialId, externalId, cachedId }
    : {
        ...selected,
        externalId,
        unreadable: whyUnreadable({ integration, isDelegated: delegationCredentialId !== null }, providers),
      };
}

/** Why no account here reads a selected calendar that has none, or none of an integration that is served. */
export function whyUnreadable(
  { integration, isDelegated }: { integration: string; isDelegated: boolean },
  providers: Providers,
): Exclude<Unreadable, "unlisted"> {
  if (!providers.has(integration)) return "no_provider";
  return isDelegated ? "delegation" : "no_account";
}
