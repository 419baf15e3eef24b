import type { Log } from "@calcache/calendar-cache";
import { refusal } from "@calcache/http-edge";
import type { VisitorCalendars } from "@calcache/outlook";
import type { SignIn } from "@calcache/sign-in";

/** What the routes of guests' calendars work with. */
export type VisitorRoutes = {
  /** Null where no app is registered that guests could sign in to. */
  guests: Pick<VisitorCalendars, "signInUrl" | "connect" | "disconnect"> | null;
  /** Finds out at which organisation a visitor is, and what that has consented to. */
  signIn: SignIn | null;
  /** The site's address, without a slash at its end. */
  webappUrl: string;
  log: Pick<Log, "warn" | "error">;
};

export const notHere = refusal(404, "NOT_FOUND", "No calendars can be connected here");
