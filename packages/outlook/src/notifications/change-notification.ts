import { isSameText } from "@calcache/http-edge";
import { z } from "zod";

/**
 * One item that Graph posts: a change notification, or a lifecycle notification when it has a `lifecycleEvent`. What
 * changed is not read: an item says that something may have.
 * Source: learn.microsoft.com/graph/api/resources/changenotification
 */
export type ChangeNotification = {
  subscriptionId: string;
  clientState?: string | null | undefined;
  lifecycleEvent?: string | null | undefined;
};

const notification = z.object({
  subscriptionId: z.string().min(1),
  clientState: z.string().nullish(),
  changeType: z.string().nullish(),
  lifecycleEvent: z.string().nullish(),
});

/**
 * A change notification as Event Grid delivers it: a CloudEvent about one.
 * Source: learn.microsoft.com/azure/event-grid/subscribe-to-graph-api-events
 */
const cloudEvents = z.array(z.object({ specversion: z.string(), data: z.unknown() }).nullable().catch(null));

/** What such events are about; null for what isn't one. */
function dataOf(json: unknown): unknown[] | null {
  const events = [json].flat();
  if (events.length === 0 || Object(events[0]).specversion === undefined) return null;
  return cloudEvents.parse(events).map((event) => event?.data ?? null);
}

// Null for an item that isn't one. Not parsed one by one: each error would be an object with a stack, of tens of thousands of items.
const payload = z.object({ value: z.array(notification.nullable().catch(null)) });

/** The items of a payload that are as Graph documents them, and how many aren't. */
export type Notifications = { items: ChangeNotification[]; broken: number };

/** Stands where a subscription's id would, in the message by which Graph tries an event hub. */
const trial = "NA";

/**
 * The items of a body, of a webhook's or hub's, or of Event Grid's: broken ones among good ones are left out, as a payload that is refused comes again with all
 * of them. Null when it isn't one, and when none of its items can be understood.
 */
export function parseNotifications(body: string): Notifications | null {
  const json = parseJson(body);
  const inCloud = dataOf(json);
  const parsed = payload.safeParse(inCloud === null ? json : { value: inCloud });
  if (!parsed.success) return null;
  const { value } = parsed.data;
  const understood = value.filter((item) => item !== null);
  if (understood.length === 0 && value.length > 0) return null;
  const items = understood.filter(({ subscriptionId }) => subscriptionId !== trial);
  return { items, broken: value.length - understood.length };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Tells whether an item carries our secret; the time it takes says nothing about the secret. */
export const clientStateCheck =
  (secret: string) =>
  ({ clientState }: ChangeNotification): boolean =>
    isSameText(clientState ?? "", secret);
