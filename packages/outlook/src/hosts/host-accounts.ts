import type { MailboxHours, MailboxRef, NewAccount, ProviderResult } from "@calcache/calendar-cache";
import type { Graph, MicrosoftTokens, TokenStore, TokensError } from "@calcache/microsoft-graph";
import { toListedCalendar } from "../calendars/listed-calendar.ts";
import { accountKindOf } from "../mailboxes/account-kind.ts";
import type { AskMailbox } from "../mailboxes/ask-mailbox.ts";
import { providerFailure } from "../mailboxes/provider-failure.ts";
import { visitorScope } from "../visitors/visitor-calendars.ts";
import type { HostPaths } from "./host-paths.ts";

/** Accounts that hosts connect. */
export type HostAccounts = {
  /** in which they sign in, and their tokens are refreshed */
  authPaths: HostPaths;
  /** what visitors grant, parted by spaces: an administrator does so at once with what hosts do */
  visitorScope: string;
  /** Whose account it is that tokens open, and which calendars it has. */
  look(tokens: MicrosoftTokens): Promise<ProviderResult<NewAccount>>;
  /** When an account's owner works; null where they haven't told Outlook. */
  readHours(mailbox: MailboxRef): Promise<ProviderResult<MailboxHours | null>>;
};

const nobody: TokensError = { kind: "missing", reason: "these tokens were given for once" };

/** Tokens that aren't stored yet: they have just been made, so that none has to be refreshed. */
const givenOnce = (tokens: MicrosoftTokens): TokenStore => ({
  read: async () => ({ ok: true, value: tokens }),
  refreshExclusively: async () => ({ ok: false, error: nobody }),
});

/**
 * @param open makes a client that asks with these tokens
 * @param ask sends requests about a mailbox
 */
export function hostAccounts(
  open: (tokens: TokenStore) => Graph,
  ask: AskMailbox,
  authPaths: HostPaths,
): HostAccounts {
  return {
    authPaths,
    async readHours(mailbox) {
      const read = await ask(mailbox, (box) => box.workingHours());
      return read.ok ? read : providerFailure(read.error);
    },
    visitorScope,
    async look(tokens) {
      const graph = open(givenOnce(tokens));
      const me = await graph.mailbox({ credentialId: 0 }).me();
      if (!me.ok) return providerFailure(me.error);
      const { id, mail, userPrincipalName } = me.value;
      const listed = await graph.mailbox({ credentialId: 0, anchor: id }).listCalendars();
      if (!listed.ok) return providerFailure(listed.error);
      const calendars = listed.value.map(toListedCalendar);
      // Some personal accounts have no name of their own, but their calendar has an owner.
      const address = mail ?? userPrincipalName ?? calendars.find(({ isDefault }) => isDefault)?.owner;
      if (!address) return { ok: false, error: nameless };
      return {
        ok: true,
        value: {
          address: address.toLowerCase(),
          externalId: id,
          accountKind: accountKindOf(me.value),
          calendars,
        },
      };
    },
  };
}

const nameless = {
  kind: "unlisted",
  reason: "Microsoft tells no mail address of this account",
  retryAfterSeconds: null,
  reached: "mailbox",
} as const;
