import { clearAlert, type Log, raiseAlert } from "@calcache/calendar-cache";
import { sameAddress } from "@calcache/email-address";
import {
  type BookingEmailKind,
  bookingMails,
  type Mail,
  type Mailer,
  manyChangedMail,
  type SendResult,
} from "@calcache/emails";
import type { Database } from "@calcache/prisma";
import type { BookingDetails, BookingHostDetails } from "../booking/booking-details.ts";
import { teamsMeeting } from "../booking/booking-settings.ts";
import type { HostSecret } from "../booking/bookings.ts";
import { findBooking } from "../booking/find-booking.ts";
import { asSeat, readSeat, type StoredSeat } from "../booking/seat.ts";
import { bookingFactsOf } from "./booking-facts-of.ts";
import { findChangedBookings } from "./find-changed-bookings.ts";
import { findFormerStart } from "./find-former-start.ts";
import { isAgreed, isStillSo, wasOnlyAsked } from "./still-so.ts";
import { findTold, forgetTold, rememberTold } from "./told.ts";

const seconds = (count: number) => 1000 * count;

/** Whoever took mail and hasn't settled it after this has died. */
const attemptLasts = seconds(300);

/** A confirmation waits this long for the link to meet online, which the hosts' calendar makes. */
const patienceWithLink = seconds(60);
const lookForLinkEvery = seconds(3);

/** Mail that couldn't be sent for so long isn't any more. */
const givenUpAfter = seconds(3 * 24 * 3600);

const atOnce = 10;

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

const accountKinds = [
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

type Queued = {
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
};

/**
 * What a queued mail comes to: these letters, the hosts among whom they go to, and how it is kept that one of them was sent;
 * nothing any more; or to wait.
 */
type Letters =
  | { mails: Mail[]; hosts: readonly ToldHost[]; remember: (address: string) => Promise<void> }
  | "nothing"
  | "wait";

type ToldHost = Pick<BookingHostDetails, "id" | "username" | "email">;

/**
 * Sends the mail that bookings have caused and that is due, each letter once; after a crash in mid letter that one goes out
 * again. What the server doesn't take now is tried again, ever more rarely, for three days.
 * @returns how much mail was looked at
 */
export async function sendBookingEmails(post: BookingPost): Promise<number> {
  const due = await takeDue(post);
  for (const queued of due) await send(post, queued);
  return due.length;
}

async function takeDue({ db, now }: BookingPost) {
  const at = new Date(now());
  return db.$queryRaw<(Queued & { attempts: number; settled: string[] })[]>`
    UPDATE calcache.booking_email m SET attempts = attempts + 1, next_attempt_at = ${new Date(now() + attemptLasts)}
    WHERE m.id IN (
      SELECT id FROM calcache.booking_email
      WHERE sent_at IS NULL AND next_attempt_at <= ${at} AND created_at > ${new Date(now() - givenUpAfter)}
      ORDER BY id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
    RETURNING m.id, (SELECT b.uid FROM "Booking" b WHERE b.id = m.booking_id) AS uid, m.kind::text AS kind,
              m.created_at AS "createdAt", m.attempts, m.settled, m.credential_id AS "credentialId", m.user_id AS "userId", m.seat`;
}

async function send(
  post: BookingPost,
  queued: Queued & { attempts: number; settled: string[] },
): Promise<void> {
  const { db, now } = post;
  const update = (data: object) => db.bookingEmail.update({ where: { id: queued.id }, data });
  const letters = await lettersOf(post, queued);
  if (letters === "nothing") {
    await update({ sentAt: new Date(now()), failure: "there is nothing to tell any more" });
    return;
  }
  if (letters === "wait") {
    await update({ nextAttemptAt: new Date(now() + lookForLinkEvery), attempts: { decrement: 1 } });
    return;
  }
  const settled = new Set(queued.settled);
  const failures: string[] = [];
  for (const mail of letters.mails) {
    const { address } = mail.to;
    if (settled.has(address)) continue;
    const sent = await post.mailer.send(mail);
    await tellOfHost(post, letters.hosts, address, sent);
    if (sent.ok) await letters.remember(address);
    else failures.push(`${sent.error.kind} ${sent.error.reason}`);
    const isFinal = sent.ok || sent.error.kind === "invalid" || sent.error.kind === "refused";
    if (!isFinal) continue;
    settled.add(address);
    await update({ settled: [...settled] });
  }
  const isOver = letters.mails.every(({ to }) => settled.has(to.address));
  await update({
    failure: failures[0] ?? null,
    ...(isOver ? { sentAt: new Date(now()) } : { nextAttemptAt: new Date(now() + pause(queued.attempts)) }),
  });
}

function lettersOf(post: BookingPost, queued: Queued): Promise<Letters> {
  const { kind } = queued;
  if (kind === "many_changed") return askHost(post, queued.userId);
  return isAboutAccount(kind) ? tellOwner(post, { ...queued, kind }) : tellAll(post, queued, kind);
}

const isAboutAccount = (kind: Queued["kind"]): kind is AccountMail["kind"] =>
  accountKinds.some((one) => one === kind);

/** Who would be told of a booking that has ended or changed again meanwhile hears of that. */
async function tellAll(post: BookingPost, queued: Queued, kind: BookingEmailKind): Promise<Letters> {
  const { db, now, webappUrl, hostSecret } = post;
  const seat = readSeat(queued.seat);
  const whole = queued.uid === null ? null : await findBooking(db, queued.uid);
  const booking = whole && seat ? asSeat(whole, seat) : whole;
  if (!booking || !isStillSo(kind, booking)) return "nothing";
  if (await isOvertaken(db, booking, queued, seat)) return "nothing";
  if (isAgreed(kind) && awaitsLink(booking) && isRecent(queued, now())) return "wait";
  const formerStart = kind === "rescheduled" ? await findFormerStart(db, booking) : null;
  const told = await findTold(db, booking);
  const formerHosts = told.flatMap(({ formerHost }) => formerHost ?? []);
  const known = (address: string) => told.some((each) => sameAddress(each.address, address));
  const guests = (await wasOnlyAsked(db, booking)) ? booking.guests.filter(known) : booking.guests;
  const facts = bookingFactsOf(
    kind,
    { ...booking, guests },
    webappUrl,
    kind === "requested" ? hostSecret : null,
    {
      formerStart,
      told,
    },
  );
  const mails = bookingMails(kind, facts, now());
  return {
    mails: seat?.alone ? mails.filter(({ to }) => sameAddress(to.address, seat.email)) : mails,
    hosts: [...booking.hosts, ...formerHosts],
    async remember(address) {
      if (kind === "requested" || kind === "reschedule_offer") return;
      const isOut =
        kind === "cancelled" ||
        kind === "rejected" ||
        formerHosts.some(({ email }) => sameAddress(email, address));
      return (isOut ? forgetTold : rememberTold)(db, booking, address);
    },
  };
}

async function isOvertaken(
  db: Database,
  { id }: BookingDetails,
  queued: Queued,
  seat: StoredSeat | null,
): Promise<boolean> {
  const ofSeat = seat && { seat: { path: ["uid"], equals: seat.uid } };
  const later = { bookingId: id, id: { gt: queued.id }, kind: { notIn: tellsNothingNew }, ...ofSeat };
  return (await db.bookingEmail.findFirst({ where: later, select: { id: true } })) !== null;
}

/** What is told of a booking besides what becomes of it. */
const tellsNothingNew: ("many_changed" | "reschedule_offer")[] = ["many_changed", "reschedule_offer"];

async function askHost({ db, now, webappUrl }: BookingPost, userId: number | null): Promise<Letters> {
  const host = userId === null ? null : await db.user.findUnique({ where: { id: userId } });
  if (host === null) return "nothing";
  const { id, username, email, timeZone } = host;
  const changed = await findChangedBookings(db, id, webappUrl, now());
  const mail = manyChangedMail({ name: host.name ?? username ?? email, email, timeZone }, changed);
  return mail === null
    ? "nothing"
    : { mails: [mail], hosts: [{ id, username, email }], remember: async () => {} };
}

/** Whoever has an account is told as a host is: operators hear of it where no mail reaches them. */
async function tellOwner(
  { db, accountMail }: BookingPost,
  queued: Omit<Queued, "kind"> & Pick<AccountMail, "kind">,
): Promise<Letters> {
  const { id, kind, credentialId, userId } = queued;
  const user = userId === null ? null : await db.user.findUnique({ where: { id: userId } });
  if (user === null) return "nothing";
  const mail = await accountMail({ id, kind, credentialId, userId: user.id });
  if (mail === "nothing" || mail === "wait") return mail;
  const { username, email } = user;
  return { mails: [mail], hosts: [{ id: user.id, username, email }], remember: async () => {} };
}

/**
 * Operators are told of a host whom no mail reaches: their bookings would be unknown to them. The alert goes when one does.
 * Log and alert name the host by their id: health, which everybody may read, shows alerts.
 */
async function tellOfHost(
  post: BookingPost,
  hosts: readonly ToldHost[],
  address: string,
  sent: SendResult,
): Promise<void> {
  const host = hosts.find(({ email }) => sameAddress(email, address));
  if (host === undefined) return;
  const alert = `mail to host ${host.id}`;
  if (sent.ok) return clearAlert(post, alert);
  const { kind, reason } = sent.error;
  if (kind !== "invalid" && kind !== "refused") return;
  const who = host.username === null ? `user ${host.id}` : `${host.username} (user ${host.id})`;
  await raiseAlert(post, alert, `mail can't reach the host ${who}: ${kind}, ${reason}`);
}

/** Half a minute, then twice as long each time, up to an hour. */
const pause = (attempts: number) => Math.min(seconds(30) * 2 ** (attempts - 1), seconds(3600));

const awaitsLink = ({ location, hosts, joinUrl, meetingRefused }: BookingDetails) =>
  location === teamsMeeting && joinUrl === null && !meetingRefused && hosts[0]?.hasEvent === true;

const isRecent = ({ createdAt }: Queued, now: number) => now - createdAt.getTime() < patienceWithLink;
