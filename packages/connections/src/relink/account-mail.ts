import { type Engine, integrationsOf } from "@calcache/calendar-cache";
import { invitationMail, type Mail, relinkAdminsMail, relinkedMail, relinkMail } from "@calcache/emails";
import { findRelinks } from "./find-relinks.ts";
import type { AccountEmailKind } from "./queue-account-mail.ts";
import { relinkSteps } from "./relink-plan.ts";

/** What composing mail about accounts works with. */
export type AccountPost = Pick<Engine, "db" | "providers"> & {
  /** the site's address, without a slash at its end */
  webappUrl: string;
  /** makes a link by which a user connects an account again */
  linkFor: (userId: number, credentialId: number) => Promise<string>;
  /** the link of a user's invitation; null where it was used or withdrawn */
  invitationOf: (userId: number) => Promise<string | null>;
};

export type QueuedAccountMail = {
  id: number;
  kind: AccountEmailKind;
  credentialId: number | null;
  /** who gets it */
  userId: number;
};

/** What a queued mail about an account comes to when it is sent: nothing any more, or to wait while nobody may be asked. */
export async function accountMail(
  post: AccountPost,
  queued: QueuedAccountMail,
): Promise<Mail | "nothing" | "wait"> {
  const { db, webappUrl } = post;
  const user = await db.user.findUnique({ where: { id: queued.userId } });
  if (user === null) return "nothing";
  const { email, locale } = user;
  const to = { name: user.name ?? user.username ?? email, email, locale };
  const about = { id: queued.id, to, siteUrl: webappUrl };
  if (queued.kind === "relink_admins") return forAdmin(post, about, user.id);
  if (queued.kind === "invitation") {
    const link = await post.invitationOf(user.id);
    return link === null ? "nothing" : invitationMail({ ...about, link });
  }
  if (queued.credentialId === null) return "nothing";
  const { credentialId } = queued;
  const account = await db.account.findUnique({ where: { credentialId } });
  if (account === null) return "nothing";
  const address = account.address ?? "";
  if (queued.kind === "relinked") return relinkedMail({ ...about, address });
  // An outage may have begun since, or the owner be back.
  const [waiting] = await findRelinks(db, integrationsOf(post), credentialId);
  if (!waiting?.needsOwner) return "nothing";
  if (waiting.isHeld) return "wait";
  const link = await post.linkFor(user.id, credentialId);
  return relinkMail({ ...about, address, link, isReminder: queued.kind === "relink_reminder" });
}

type About = { id: number; to: { name: string; email: string; locale: string | null }; siteUrl: string };

async function forAdmin(
  { db, providers }: AccountPost,
  about: About,
  userId: number,
): Promise<Mail | "nothing"> {
  const waiting = (await findRelinks(db, integrationsOf({ providers }))).filter(
    ({ needsOwner, isHeld, relink }) => needsOwner && !isHeld && relink?.steps === relinkSteps.length,
  );
  const members = await db.$queryRaw<{ userId: number; name: string }[]>`
    SELECT DISTINCT u.id AS "userId", COALESCE(u.name, u.username, u.email) AS name FROM "Membership" mine
    JOIN "Membership" m ON m."teamId" = mine."teamId" AND m.accepted
    JOIN users u ON u.id = m."userId"
    WHERE mine."userId" = ${userId} AND mine.accepted AND mine.role IN ('ADMIN', 'OWNER') AND u.id <> ${userId}`;
  const names = new Map(members.map((member) => [member.userId, member.name]));
  const accounts = waiting.flatMap(({ userId: owner, address }) => {
    const name = names.get(owner);
    return name === undefined ? [] : [{ name, address }];
  });
  return accounts.length === 0 ? "nothing" : relinkAdminsMail({ ...about, accounts });
}
