import { clearAlert, raiseAlert } from "@calcache/calendar-cache";
import { sameAddress } from "@calcache/email-address";
import { manyChangedMail, type SendResult } from "@calcache/emails";
import { findChangedBookings } from "./find-changed-bookings.ts";
import { lettersOfBooking } from "./letters-of-booking.ts";
import {
  type AccountMail,
  accountKinds,
  type BookingPost,
  type Letters,
  type Queued,
  type ToldHost,
} from "./queued-mail.ts";

const seconds = (count: number) => 1000 * count;

/** Whoever took mail and hasn't settled it after this has died. */
const attemptLasts = seconds(300);

const lookForLinkEvery = seconds(3);

/** Mail that couldn't be sent for so long isn't any more. */
const givenUpAfter = seconds(3 * 24 * 3600);

const atOnce = 10;

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
              m.created_at AS "createdAt", m.attempts, m.settled, m.credential_id AS "credentialId", m.user_id AS "userId", m.seat, m.also_about AS "alsoAbout",
              m.reminder_id AS "reminderId"`;
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
  return isAboutAccount(kind) ? tellOwner(post, { ...queued, kind }) : lettersOfBooking(post, queued, kind);
}

const isAboutAccount = (kind: Queued["kind"]): kind is AccountMail["kind"] =>
  accountKinds.some((one) => one === kind);

async function askHost({ db, now, webappUrl }: BookingPost, userId: number | null): Promise<Letters> {
  const host = userId === null ? null : await db.user.findUnique({ where: { id: userId } });
  if (host === null) return "nothing";
  const { id, username, email, timeZone, locale } = host;
  const changed = await findChangedBookings(db, id, webappUrl, now());
  const mail = manyChangedMail({ name: host.name ?? username ?? email, email, timeZone, locale }, changed);
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
