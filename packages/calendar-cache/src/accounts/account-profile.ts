import type { Engine } from "../engine/engine.ts";
import { providerOf } from "../engine/providers.ts";
import type { KnownMailbox } from "./mailboxes.ts";

/** How soon a profile that couldn't be read is asked for again. */
const askAgainAfter = 60 * 60_000;

/**
 * Asks once for the provider's own id of a mailbox, which routes requests to it, and for its kind of account, by which
 * an outage of many is told from the trouble of one. Until it is known everything works without; a failure says nothing
 * about the mailbox and only puts the next try off.
 */
export async function learnProfile(engine: Engine, mailbox: KnownMailbox): Promise<void> {
  const now = engine.now();
  const { externalId, accountKind, profileReadAt } = mailbox;
  if (externalId !== null && accountKind !== null) return;
  if (profileReadAt !== null && now - profileReadAt.getTime() < askAgainAfter) return;
  const read = await providerOf(engine, mailbox).readProfile(mailbox);
  const learned = {
    profileReadAt: new Date(now),
    // The hint that was refused until now was made of the address.
    ...(read.ok && { ...read.value, anchorRefused: false }),
  };
  await engine.db.mailbox.update({ where: { id: mailbox.id }, data: learned });
  Object.assign(mailbox, learned);
}
