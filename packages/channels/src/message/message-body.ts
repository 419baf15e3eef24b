import type { Channel } from "../channel/channel.ts";
import type { NoticeType } from "../channel/notice-types.ts";

/** What a notice tells. */
export type Message = {
  type: NoticeType;
  /** epoch ms: when the first of its changes was noticed */
  changesSince: number;
  /** the place before them in `GET /api/v2/changes` */
  cursor: string | null;
  /** minutes since the epoch, half-open */
  range: { start: number; end: number } | null;
  /** what is told of its type besides; no calendar content */
  data: Record<string, unknown>;
};

/** Filters that are longer than this, in characters, aren't told with each notice: a body should have less than 20 kB. */
const longestFilters = 8_000;

const iso = (ms: number) => new Date(ms).toISOString();

/** A notice's body in its channel's format: the same bytes however often it is sent. */
export function messageBody(
  channel: Pick<Channel, "id" | "callbackUrl" | "filters" | "format">,
  message: Message,
): string {
  const { type, changesSince, cursor, range, data } = message;
  const isAsking = type === "channel.verification";
  const timestamp = iso(changesSince);
  const envelope = {
    notification: {
      type: notificationTypes[type] ?? "change",
      ...(!isAsking && { changes_since: timestamp }),
    },
    channel: {
      channel_id: channel.id,
      callback_url: channel.callbackUrl,
      ...(JSON.stringify(channel.filters).length <= longestFilters && { filters: channel.filters }),
    },
  };
  const told = {
    ...data,
    ...(range && { range: { start: iso(range.start * 60_000), end: iso(range.end * 60_000) } }),
    ...(cursor !== null && { cursor }),
  };
  if (channel.format === "cronofy") return JSON.stringify(envelope);
  const payload = { ...envelope, ...told };
  return JSON.stringify(
    channel.format === "cal"
      ? { triggerEvent: triggerOf(type), createdAt: timestamp, payload }
      : { type, timestamp, data: payload },
  );
}

/** What isn't a change, in Cronofy's words. */
const notificationTypes: Partial<Record<NoticeType, string>> = {
  "channel.verification": "verification",
  "calendar.connected": "profile_connected",
  "calendar.reconnected": "profile_reconnected",
  "calendar.needs_sign_in": "profile_disconnected",
  "calendar.initial_sync_completed": "profile_initial_sync_completed",
};

/** cal.com's name where it has one: it tells of a booking's confirmation as of its creation. */
function triggerOf(type: NoticeType): string {
  if (type === "channel.verification") return "PING";
  if (type === "booking.confirmed") return "BOOKING_CREATED";
  return type.replace(".", "_").toUpperCase();
}
