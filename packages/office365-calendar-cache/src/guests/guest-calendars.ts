import { createHash, randomBytes } from "node:crypto";
import { intervalsFrom, type MinuteRange, toRanges } from "@calcache/availability";
import type { Log } from "@calcache/calendar-cache";
import { busyInterval, type Graph, type GraphError, type Result } from "@calcache/microsoft-graph";
import { type Database, sealGuestTokens, type TokenCipher } from "@calcache/prisma";
import { isoWindow } from "../outlook/iso-window.ts";

/**
 * What a guest grants, and no more: to read when they are busy (`Calendars.ReadBasic` is the least that opens
 * calendarView, with neither bodies nor attachments), in which zone their all-day events are days, and who they are, so
 * that they see which of their accounts it is.
 * Sources: learn.microsoft.com/graph/api/calendar-list-calendarview, …/user-get-mailboxsettings, …/user-get
 */
export const guestScope = "offline_access User.Read MailboxSettings.Read Calendars.ReadBasic";

const day = 24 * 60 * 60_000;

/** How long a calendar stays connected, in ms. */
export const guestLifetime = 30 * day;

/** A guest's calendar as it was found. */
export type GuestCalendarReading =
  /** It isn't connected, or is no longer: its time is up, or Microsoft takes the tokens no more. */
  | { kind: "none" }
  /** It is connected, and can't be read just now. */
  | { kind: "unreadable"; address: string | null }
  | { kind: "read"; address: string | null; busy: MinuteRange[] };

/** The calendars that visitors of booking pages connect to see their own busy times among the slots. */
export type GuestCalendars = {
  /** Where the guest signs in. The challenge is the verifier's SHA-256 (PKCE); Microsoft sends `state` back with the code. */
  signInUrl(request: { redirectUri: string; state: string; codeChallenge: string }): string;
  /**
   * Connects a calendar: what it succeeds with is the secret by which the guest's browser names it from now on, for
   * {@link guestLifetime} ms.
   */
  connect(grant: { code: string; redirectUri: string; codeVerifier: string }): Promise<Result<string>>;
  /** Forgets a calendar and its tokens; an unknown session is none. */
  disconnect(session: string): Promise<void>;
  /**
   * Asks Outlook when the guest is busy in their default calendar, in whole minutes since the epoch. Rejects only with
   * what the database throws.
   * @param timeZone places all-day events where the mailbox's own zone can't be read
   */
  read(session: string, range: MinuteRange, timeZone: string): Promise<GuestCalendarReading>;
};

/**
 * @param graph asks for {@link guestScope}, and finds its tokens by the ids of `guest_calendar`
 * @param cipher for the purpose `guest-calendar`
 * @param now epoch ms
 */
export function createGuestCalendars({
  db,
  graph,
  cipher,
  log,
  now,
}: {
  db: Database;
  graph: Graph;
  cipher: TokenCipher;
  log: Log;
  now: () => number;
}): GuestCalendars {
  const failed = (error: GraphError) => log.warn({ error }, "[Guest Calendar] Outlook refused");

  return {
    signInUrl: (request) => graph.authorizationUrl(request),

    async connect(grant) {
      const granted = await graph.exchangeCode(grant);
      if (!granted.ok) {
        failed(granted.error);
        return granted;
      }
      const session = randomBytes(32).toString("base64url");
      const { id } = await db.guestCalendar.create({
        data: {
          sessionHash: hashOf(session),
          sealed: sealGuestTokens(cipher, granted.value),
          createdAt: new Date(now()),
          expiresAt: new Date(now() + guestLifetime),
        },
      });
      const me = await graph.mailbox({ credentialId: id }).me();
      if (me.ok) {
        const address = me.value.mail ?? me.value.userPrincipalName;
        await db.guestCalendar.update({ where: { id }, data: { address } });
      }
      return { ok: true, value: session };
    },

    async disconnect(session) {
      await db.guestCalendar.deleteMany({ where: { sessionHash: hashOf(session) } });
    },

    async read(session, range, timeZone) {
      const guest = await db.guestCalendar.findUnique({
        where: { sessionHash: hashOf(session), expiresAt: { gt: new Date(now()) } },
        select: { id: true, address: true },
      });
      if (guest === null) return { kind: "none" };
      const box = graph.mailbox({ credentialId: guest.id });
      const [events, zone] = await Promise.all([
        box.calendarView({ calendarId: null, ...isoWindow(range) }),
        box.timeZone(),
      ]);
      if (events.ok) {
        const ownZone = zone.ok ? zone.value : timeZone;
        const busy = events.value.flatMap((event) => busyInterval(event, ownZone) ?? []);
        return { kind: "read", address: guest.address, busy: toRanges(intervalsFrom(busy)) };
      }
      failed(events.error);
      if (events.error.kind !== "relink") return { kind: "unreadable", address: guest.address };
      await db.guestCalendar.deleteMany({ where: { id: guest.id } });
      return { kind: "none" };
    },
  };
}

const hashOf = (session: string) => createHash("sha256").update(session).digest("hex");
