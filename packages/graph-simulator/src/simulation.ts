import type { EventEditor } from "./events/event-editor.ts";
import type { EventStore } from "./events/event-store.ts";
import type { FaultList } from "./faults/fault-list.ts";
import type { Throttle } from "./graph/protocol/throttle.ts";
import type { Ids, Random } from "./ids.ts";
import type { ConsentStore } from "./login/consent/consent-store.ts";
import type { TenantStore } from "./login/consent/tenant-store.ts";
import type { SigningKey } from "./login/openid/signing-key.ts";
import type { TokenStore } from "./login/tokens/token-store.ts";
import type { MailboxStore } from "./mailbox/mailbox-store.ts";
import type { Delivery } from "./notifications/delivery.ts";
import type { Post } from "./notifications/post.ts";
import type { RequestLog } from "./request-log.ts";
import type { Schedule } from "./schedule.ts";
import type { Settings } from "./settings.ts";
import type { SubscriptionStore } from "./subscriptions/subscription-store.ts";

/** Everything a running simulator consists of; handed to the operations, which take from it what they need. */
export type Simulation = {
  /** Base URL, without a slash at its end. */
  url: () => string;
  now: () => number;
  random: Random;
  schedule: Schedule;
  ids: Ids;
  settings: Settings;
  mailboxes: MailboxStore;
  events: EventStore;
  editor: EventEditor;
  tokens: TokenStore;
  signingKey: SigningKey;
  consents: ConsentStore;
  tenants: TenantStore;
  subscriptions: SubscriptionStore;
  post: Post;
  delivery: Delivery;
  faults: FaultList;
  throttle: Throttle;
  requests: RequestLog;
  /** To be called after every change that a snapshot has to hold. */
  touch: () => void;
};
