import type { StoredTokens, TokenCipher } from "@calcache/accounts";
import type {
  Engine,
  ListedCalendar,
  MailboxHours,
  MailboxRef,
  NewAccount,
  ProviderResult,
} from "@calcache/calendar-cache";

/** A kind of account that users may connect. */
export type ConnectableAccounts = {
  integration: string;
  look(tokens: StoredTokens): Promise<ProviderResult<NewAccount>>;
  readHours(mailbox: MailboxRef): Promise<ProviderResult<MailboxHours | null>>;
};

/** What connecting, choosing and disconnecting work with. */
export type Connections = {
  engine: Engine;
  /** seals tokens where the database is ours */
  cipher: TokenCipher;
  accounts: ConnectableAccounts;
  /** The calendars that providers listed last, by credential id, in this process: names are stored nowhere. */
  listings: Map<number, { at: number; calendars: ListedCalendar[] }>;
  /** over how many hours many owners are asked to sign in again */
  relinkPaceHours: number;
  /** Has subscriptions made for what was chosen, and who is back told so: one sweep, in the background. */
  tend: () => void;
};
