import { isMailboxOf } from "@calcache/accounts";
import { Prisma } from "@calcache/prisma";

/** SQL of a condition: whether the mailbox `m` is that of the account `a`. */
export const mailboxOfAccount = Prisma.raw(isMailboxOf("m", "a"));
