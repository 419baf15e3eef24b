import { isOfTenant, type MailboxRef } from "@calcache/calendar-cache";
import type { Graph, Mailbox, Result } from "@calcache/microsoft-graph";

/** Sends requests about a mailbox to Graph. */
export type AskMailbox = <Value>(
  mailbox: MailboxRef,
  request: (box: Mailbox) => Promise<Result<Value>>,
) => Promise<Result<Value>>;

/** By which name a mailbox is asked for. */
export const nameOf = ({ externalId, address }: MailboxRef): string => externalId ?? address;

/**
 * Names the mailbox in each request (`x-AnchorMailbox`), so that Microsoft routes it to the servers that hold it: by who its owner
 * is for good, as a sign-in has told; else by its own id, or by its address until that is known. Where the hint is refused, the request is repeated without, and
 * `onRefused` is told so that later ones go without at once.
 * Source: devblogs.microsoft.com/microsoft365dev, "Error improvement for invalid X-AnchorMailbox". Graph doesn't document
 * the header, so nothing depends on it. A mailbox that its tenant lets this app into is asked for by that name too.
 * @param changedHeaders replace those of each request, the hint as well; an empty one is left out
 */
export function askAnchored(
  graph: Graph,
  onRefused: (mailbox: MailboxRef) => Promise<void>,
  changedHeaders: Readonly<Record<string, string>> = {},
): AskMailbox {
  return (mailbox, request) => {
    const { credentialId, accountKind, tid, oid } = mailbox;
    const name = nameOf(mailbox);
    const user = isOfTenant(mailbox) ? name : null;
    const of = { credentialId, user, accountKind, changedHeaders };
    if (mailbox.anchorRefused) return request(graph.mailbox(of));
    const onAnchorRefused = () => onRefused(mailbox);
    const anchor = tid !== null && oid !== null ? `OID:${oid}@${tid}` : name;
    return request(graph.mailbox({ ...of, anchor, onAnchorRefused }));
  };
}
