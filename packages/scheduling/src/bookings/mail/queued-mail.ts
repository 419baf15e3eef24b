import type { Log } from "@calcache/calendar-cache";
import type { BookingEmailKind, Mail, Mailer } from "@calcache/emails";
import type { Database } from "@calcache/prisma";
import type { HostSecret } from "../booking/bookings.ts";
import type { BookingHostDetails } from "../booking/stored/booking-details.ts";

/** What sending mail works with. */
export type BookingPost = {
  db: Database;
  now: () => number;
  log: Log;
  mailer: Mailer;
  webappUrl: string;
  hostSecret: HostSecret;
  /** composes mail that is about an account and no booking */
  accountMail: (queued: AccountMail) => Promise<Mail | "nothing" | "wait">;
};

export const accountKinds = [
  "relink",
  "relink_reminder",
  "relink_admins",
  "relinked",
  "invitation",
  "channel_closed",
] as const;

/** Queued mail about an account or a channel, or an invitation to connect an account, to one user. */
export type AccountMail = {
  id: number;
  kind: (typeof accountKinds)[number];
  credentialId: number | null;
  userId: number;
};

/** Mail that waits to be sent. */
export type Queued = {
  id: number;
  /** the booking's; null where it is about none */
  uid: string | null;
  kind: BookingEmailKind | "many_changed" | AccountMail["kind"];
  createdAt: Date;
  credentialId: number | null;
  /** the only one to get it */
  userId: number | null;
  /** whose seat of the booking it is about */
  seat: unknown;
  /** ids of the other bookings of a series that it is about; null for none */
  alsoAbout: number[] | null;
  /** what has a reminder or a follow-up sent; null for all other mail, and once that is set no more */
  reminderId: number | null;
};

/**
 * What a queued mail comes to: these letters, the hosts among whom they go to, and how it is kept that one of them was sent;
 * nothing any more; or to wait.
 */
export type Letters =
  | { mails: Mail[]; hosts: readonly ToldHost[]; remember: (address: string) => Promise<void> }
  | "nothing"
  | "wait";

export type ToldHost = Pick<BookingHostDetails, "id" | "username" | "email">;
