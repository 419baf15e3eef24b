import type { Channels } from "../channel/channels.ts";
import { messageIdOf } from "../channel/message-id.ts";
import { messageBody } from "../message/message-body.ts";
import { signatureHeaders } from "../message/signature-headers.ts";
import { type Claim, claimNotices } from "./claim-notices.ts";
import { keepAttempts } from "./keep-attempts.ts";
import { outcomeOf } from "./outcome.ts";
import type { Answered, Post } from "./post-notice.ts";
import { type Keep, settleNotice } from "./settle-notice.ts";

/** Sends one notice and keeps what came of it. */
export async function deliver(
  channels: Channels,
  post: Post,
  claim: Claim,
  keep: Keep = (settled) => keepAttempts(channels.db, settled),
): Promise<void> {
  const sentAt = channels.now();
  const answered = await attempt(channels, post, claim, sentAt);
  const at = channels.now();
  const { firstAt, attempts } = claim;
  const outcome = outcomeOf(answered, { firstAt, attempts, now: at }, channels.random());
  const settled = { claim, answered, outcome, sentAt, at, spacedUntil: at + channels.gatherFor };
  await settleNotice(channels, settled, keep);
}

async function attempt({ cipher }: Channels, post: Post, claim: Claim, sentAt: number): Promise<Answered> {
  const [secret, former] = claim.secrets.map((sealed) => cipher.decrypt(sealed));
  if (!secret?.ok) return { status: null, failure: "its secret can't be decrypted: rotate it" };
  const secrets: [string, ...string[]] = former?.ok ? [secret.value, former.value] : [secret.value];
  const body = messageBody(claim.channel, claim.message);
  const message = { id: messageIdOf(claim.messageId), body };
  const headers = signatureHeaders(claim.channel.format, secrets, message, sentAt);
  return post(claim.channel.callbackUrl, headers, body);
}

/** Delivers what is due, until nothing is: for tests, and whoever has no timers. The answer says how many were sent. */
export async function deliverDue(channels: Channels, post: Post): Promise<number> {
  for (let sent = 0; ; ) {
    const claims = await claimNotices(channels, 50);
    if (claims.length === 0) return sent;
    await Promise.all(claims.map((claim) => deliver(channels, post, claim)));
    sent += claims.length;
  }
}
