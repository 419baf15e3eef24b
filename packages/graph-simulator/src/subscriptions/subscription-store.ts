/** Kinds of change a subscription can ask for. */
export const CHANGE_TYPES = ["created", "updated", "deleted"] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

/** A subscription to the changes of one calendar. Times are epoch milliseconds. */
export type Subscription = {
  id: string;
  mailboxId: string;
  calendarId: string;
  applicationId: string;
  /** As the client wrote it. */
  resource: string;
  /** As the client wrote it, e.g. `created,updated`. */
  changeType: string;
  notificationUrl: string;
  /** Where notifications went before the URL was changed; null if it never was. */
  formerNotificationUrl: string | null;
  lifecycleNotificationUrl: string | null;
  clientState: string | null;
  latestSupportedTlsVersion: string;
  immutableIds: boolean;
  /** Whether it tells of no change although it lives: Graph's own outages (microsoft-graph-docs#6462, #6709). */
  silent: boolean;
  expiresAt: number;
};

/** Living subscriptions. One whose time is over at `now` is gone for every caller. */
export type SubscriptionStore = {
  get: (id: string, now: number) => Subscription | undefined;
  ofMailbox: (mailboxId: string, now: number) => Subscription[];
  all: (now: number) => Subscription[];
  put: (subscription: Subscription) => void;
  remove: (id: string) => void;
};

/** Makes an empty store. */
export function createSubscriptionStore(): SubscriptionStore {
  const byId = new Map<string, Subscription>();
  const idsByMailbox = new Map<string, Set<string>>();

  function remove(id: string): void {
    const subscription = byId.get(id);
    byId.delete(id);
    if (subscription !== undefined) idsByMailbox.get(subscription.mailboxId)?.delete(id);
  }

  function get(id: string, now: number): Subscription | undefined {
    const subscription = byId.get(id);
    if (subscription === undefined || subscription.expiresAt > now) return subscription;
    remove(id);
    return undefined;
  }

  const living = (ids: Iterable<string>, now: number) =>
    [...ids].map((id) => get(id, now)).filter((subscription) => subscription !== undefined);

  return {
    get,
    ofMailbox: (mailboxId, now) => living(idsByMailbox.get(mailboxId) ?? [], now),
    all: (now) => living(byId.keys(), now),
    put: (subscription) => {
      byId.set(subscription.id, subscription);
      const ids = idsByMailbox.get(subscription.mailboxId) ?? new Set();
      idsByMailbox.set(subscription.mailboxId, ids.add(subscription.id));
    },
    remove,
  };
}

/** Whether the subscription asks for this kind of change. */
export function wants(subscription: Subscription, changeType: ChangeType): boolean {
  return subscription.changeType.split(",").some((wanted) => wanted.trim().toLowerCase() === changeType);
}
