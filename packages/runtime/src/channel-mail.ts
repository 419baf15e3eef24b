import { closedChannels } from "@calcache/channels";
import { channelClosedMail, type Mail } from "@calcache/emails";
import type { Database } from "@calcache/prisma";

/** What a queued mail about a user's closed channels comes to when it is sent. @param now epoch ms */
export async function channelMail(
  db: Database,
  webappUrl: string,
  { id, userId }: { id: number; userId: number },
  now: number,
): Promise<Mail | "nothing"> {
  const [user, channels] = [
    await db.user.findUnique({ where: { id: userId } }),
    await closedChannels(db, userId, now),
  ];
  if (user === null || channels.length === 0) return "nothing";
  const { email, locale } = user;
  const to = { name: user.name ?? user.username ?? email, email, locale };
  return channelClosedMail({ id, to, siteUrl: webappUrl, channels });
}
