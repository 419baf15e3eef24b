import { intervalsFrom, type MinuteRange, toRanges } from "@calcache/availability";
import type { Log } from "@calcache/calendar-cache";
import {
  busyInterval,
  type Graph,
  type GraphError,
  type GraphErrorKind,
  type MicrosoftTokens,
  type Result,
} from "@calcache/microsoft-graph";
import { isoWindow } from "../calendars/iso-window.ts";

/**
 * What a visitor grants, and no more: to read when they are busy (`Calendars.ReadBasic` is the least that opens
 * calendarView, with neither bodies nor attachments), in which zone their all-day events are days, and who they are, so
 * that they see which of their accounts it is.
 * Sources: learn.microsoft.com/graph/api/calendar-list-calendarview, …/user-get-mailboxsettings, …/user-get
 */
export const visitorScope = "offline_access User.Read MailboxSettings.Read Calendars.ReadBasic";

/** Where visitors' tokens are kept. A session is the secret by which a visitor's browser names what it connected. */
export type VisitorCalendarStore = {
  /** Keeps tokens under a new session. */
  add(tokens: MicrosoftTokens): Promise<{ id: number; session: string }>;
  noteAddress(id: number, address: string): Promise<void>;
  /** Null for an unknown session, and for one whose time is up. */
  find(session: string): Promise<{ id: number; address: string | null } | null>;
  remove(id: number): Promise<void>;
  end(session: string): Promise<void>;
};

/** A visitor's calendar as it was found. */
export type VisitorCalendarReading =
  /** It isn't connected, or is no longer: its time is up, or Microsoft takes the tokens no more. */
  | { kind: "none" }
  /** It is connected, and can't be read just now. */
  | { kind: "unreadable"; address: string | null }
  | { kind: "read"; address: string | null; busy: MinuteRange[] };

/** The calendars that visitors of booking pages connect to see their own busy times among the slots. */
export type VisitorCalendars = {
  /** Where the visitor signs in. The challenge is the verifier's SHA-256 (PKCE); Microsoft sends `state` back with the code; `hint` says whose account is meant. */
  signInUrl(request: {
    redirectUri: string;
    state: string;
    codeChallenge: string;
    hint?: string | null;
  }): string;
  /** Connects a calendar: what it succeeds with is the session by which the visitor's browser names it from now on. */
  connect(grant: { code: string; redirectUri: string; codeVerifier: string }): Promise<Result<string>>;
  /** Forgets a calendar and its tokens; an unknown session is none. */
  disconnect(session: string): Promise<void>;
  /**
   * Asks Outlook when the visitor is busy in their default calendar, in whole minutes since the epoch. Rejects only with
   * what the store throws.
   * @param timeZone places all-day events where the mailbox doesn't tell its own zone
   */
  read(session: string, range: MinuteRange, timeZone: string): Promise<VisitorCalendarReading>;
};

/** A visitor has nothing to lose with their tokens, and the page asks them to connect again. */
const signInHelps: ReadonlySet<GraphErrorKind> = new Set(["relink", "interaction"]);

/** @param graph asks for {@link visitorScope}, and finds its tokens by the store's ids */
export function visitorCalendars(graph: Graph, store: VisitorCalendarStore, log: Log): VisitorCalendars {
  const failed = (error: GraphError) => log.warn({ error }, "[Visitor Calendar] Outlook refused");

  return {
    signInUrl: (request) => graph.authorizationUrl(request),

    async connect(grant) {
      const granted = await graph.exchangeCode(grant);
      if (!granted.ok) {
        failed(granted.error);
        return granted;
      }
      const { id, session } = await store.add(granted.value);
      const me = await graph.mailbox({ credentialId: id }).me();
      const address = me.ok ? (me.value.mail ?? me.value.userPrincipalName) : null;
      if (address !== null) await store.noteAddress(id, address);
      return { ok: true, value: session };
    },

    disconnect: (session) => store.end(session),

    async read(session, range, timeZone) {
      const visitor = await store.find(session);
      if (visitor === null) return { kind: "none" };
      const { id, address } = visitor;
      const box = graph.mailbox({ credentialId: id });
      const [events, zone] = await Promise.all([
        box.calendarView({ calendarId: null, ...isoWindow(range) }),
        box.timeZone(),
      ]);
      if (events.ok) {
        const ownZone = (zone.ok ? zone.value : null) ?? timeZone;
        const busy = events.value.flatMap((event) => busyInterval(event, ownZone) ?? []);
        return { kind: "read", address, busy: toRanges(intervalsFrom(busy)) };
      }
      failed(events.error);
      if (!signInHelps.has(events.error.kind)) return { kind: "unreadable", address };
      await store.remove(id);
      return { kind: "none" };
    },
  };
}
