import { failureKinds } from "@calcache/calendar-cache";
import { SubscriptionState } from "@calcache/prisma";
import { z } from "zod";
import { at, queueState } from "./queue-state.ts";

/** How far owners are with connecting their accounts again. */
export const relinkStages = ["held", "waiting", "asked"] as const;

/** What one query tells of the cache's work: the columns by name. */
export const stateRow = z.object({
  /** by state; a state that no subscription is in is missing */
  subscriptions: z.partialRecord(z.enum(SubscriptionState), z.number()),
  quarantinedMailboxes: z.number(),
  /** mailboxes that wait for what a person has to do, in quarantine or with a watched calendar that is refused, or fails alone */
  refusals: z.array(z.object({ kind: z.enum(failureKinds), mailboxes: z.number(), quarantined: z.number() })),
  /** events that their calendar's provider refuses, or has refused to take time and again */
  refusedEvents: z.array(z.object({ kind: z.enum(failureKinds), events: z.number() })),
  /** subscriptions that hadn't notified of a change that was found */
  silentSubscriptions: z.number(),
  /** calendars that got another id within the last day, by which they are read since */
  followedCalendars: z.number(),
  /** bookings to come that stand, though people moved or deleted their event */
  changedBookings: z.number(),
  /** events to come in calendars that carry a key of ours and that this database doesn't know: it is older than they are */
  unknownEvents: z.number(),
  /** since when a partition of the event hub wasn't read, where notifications come by one: its reader's last call; null: it has had none */
  eventHub: z.object({ calledAt: at.nullable() }).nullable(),
  /** more than 1 while processes have notifications sent to different addresses */
  addressesInUse: z.number(),
  /** accounts that only their owners can connect anew */
  credentialsToRelink: z.number(),
  /** of these, how many owners: may not be asked now, wait for their turn, were asked; one that nobody is in is missing */
  relinks: z.partialRecord(z.enum(relinkStages), z.number()),
  /** accounts whose stored tokens couldn't be opened, or with a selected calendar and no address */
  unusableAccounts: z.number(),
  /** hosts with a selected calendar that no account here reads, by its integration and whether that is a delegation's, or one that isn't known yet */
  hostsWithUnreadableCalendars: z.array(
    z.object({
      integration: z.string(),
      isDelegated: z.boolean(),
      isUnlisted: z.boolean(),
      hosts: z.number(),
    }),
  ),
  /** hosts whom whoever runs the installation has locked */
  lockedHosts: z.number(),
  incidents: z.array(
    z.object({ accountKind: z.string(), beganAt: at, resumingAt: at.nullable(), reason: z.string() }),
  ),
  /** by when operators have promised the public to say more of an incident, which is known by its number */
  promisedUpdates: z.array(z.object({ incident: z.number(), nextUpdateBy: at })),
  /** operators' alerts that are open: of each severity how many, and since when the first */
  openAlerts: z.array(z.object({ severity: z.string(), alerts: z.number(), openedAt: at })),
  /** of the alerts of the last 30 days: s from the failure to the alert, and from there until an operator looked into it, on average */
  alertDelays: z.array(
    z.object({ severity: z.string(), toAlert: z.number(), toHuman: z.number().nullable() }),
  ),
  alerts: z.array(z.object({ name: z.string(), reason: z.string(), raisedAt: at })),
  /** since when mail has waited that was tried and that no server took */
  unsentMailSince: at.nullable(),
  dirtyCalendars: z.number(),
  oldestDirtyAt: at.nullable(),
  /** since when a change has been due that any worker could take up */
  waitingSince: at.nullable(),
  sweptAt: at.nullable(),
  /** null where no worker has run on this database yet */
  queue: queueState.nullable(),
});

export type StateRow = z.infer<typeof stateRow>;
