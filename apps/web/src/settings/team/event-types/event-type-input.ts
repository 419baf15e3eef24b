import {
  type EventTypeHostSetting,
  type EventTypeWish,
  type TeamEventType,
  teamEventType,
} from "@calcache/configuration";
import { line } from "../../../api/edge/fields/fields.ts";
import { idIn, issueWords, numberIn } from "../../input/form-fields.ts";
import { afterIn, afterValues } from "./after-input.ts";
import { listField, listsIn, listValues } from "./list-input.ts";
import { roomsIn, roomValues } from "./room-input.ts";
import { rulesIn, ruleValues } from "./rule-input.ts";
import { windowIn, windowValues } from "./window-input.ts";

/** Somebody who may be a host. */
export type Candidate = { userId: number; email: string };

const longest = { title: 255, slug: 100 };
const mostLengths = 20;

/** An event type as its form shows it. */
export function eventTypeValues(
  eventType: Omit<TeamEventType, "id" | "hasOtherPeriod" | "unsayable">,
): Record<string, string> {
  const { title, slug, length, lengths, schedulingType, slotInterval, everyStart, requiredHosts } = eventType;
  const { minimumBookingNotice, beforeEventBuffer, afterEventBuffer, scheduleId } = eventType;
  const { restriction } = eventType;
  return {
    title,
    slug,
    schedulingType,
    requiredHosts: String(requiredHosts),
    length: String(length),
    lengths: lengths.join(", "),
    slotInterval: textOf(slotInterval),
    ...(everyStart && { everyStart: "on" }),
    minimumBookingNotice: String(minimumBookingNotice),
    beforeEventBuffer: String(beforeEventBuffer),
    afterEventBuffer: String(afterEventBuffer),
    ...windowValues(eventType),
    scheduleId: textOf(scheduleId),
    restrictionScheduleId: textOf(restriction?.scheduleId ?? null),
    ...(restriction?.useBookerTimezone && { useBookerTimezone: "on" }),
    ...ruleValues(eventType),
    ...roomValues(eventType),
    ...listValues(eventType),
    ...afterValues(eventType),
    ...Object.assign({}, ...eventType.hosts.map(hostValues)),
  };
}

const textOf = (number: number | null) => (number === null ? "" : String(number));

const hostValues = ({ userId, isFixed, priority, weight, scheduleId, group }: EventTypeHostSetting) => ({
  [`host-${userId}`]: "on",
  ...(isFixed && { [`fixed-${userId}`]: "on" }),
  [`priority-${userId}`]: String(priority),
  [`weight-${userId}`]: String(weight),
  [`schedule-${userId}`]: textOf(scheduleId),
  [`group-${userId}`]: group ?? "",
});

type Parsed = { ok: true; value: EventTypeWish } | { ok: false; error: Record<string, string> };

/**
 * An event type as a form says it; what is wrong at which field else. What it may be is what a team file may say.
 * @param candidates of whom the form shows a line
 */
export function eventTypeIn(fields: URLSearchParams, candidates: readonly Candidate[]): Parsed {
  const errors: Record<string, string> = {};
  const hosts = candidates.filter(({ userId }) => fields.get(`host-${userId}`) === "on");
  const number = (name: string) => numberIn(fields.get(name) ?? "");
  const lists = listsIn(fields);
  const said = {
    title: (fields.get("title") ?? "").trim(),
    slug: (fields.get("slug") ?? "").trim(),
    length: number("length"),
    lengths: (fields.get("lengths") ?? "")
      .split(/[,;\s]+/)
      .filter(Boolean)
      .map(numberIn),
    schedulingType: fields.get("schedulingType"),
    requiredHosts: number("requiredHosts"),
    slotInterval: number("slotInterval") ?? null,
    everyStart: fields.get("everyStart") === "on",
    minimumBookingNotice: number("minimumBookingNotice"),
    beforeEventBuffer: number("beforeEventBuffer"),
    afterEventBuffer: number("afterEventBuffer"),
    ...windowIn(fields),
    ...rulesIn(fields),
    ...roomsIn(fields),
    ...lists.said,
    ...afterIn(fields),
    hosts: hosts.map(({ userId, email }) => ({
      email,
      isFixed: fields.get(`fixed-${userId}`) === "on",
      priority: number(`priority-${userId}`),
      weight: number(`weight-${userId}`),
      group: (fields.get(`group-${userId}`) ?? "").trim() || null,
    })),
  };
  for (const name of ["title", "slug"] as const) {
    const read = line(longest[name]).safeParse(said[name]);
    if (!read.success) errors[name] = read.error.issues[0]?.message ?? "can't be used";
  }
  if (said.lengths.length > mostLengths) errors.lengths = `must be at most ${mostLengths}`;
  const parsed = teamEventType.safeParse(said);
  for (const { path, ...issue } of parsed.error?.issues ?? [])
    errors[fieldOf(path, hosts, lists.rows)] ??= issueWords(issue);
  const scheduleId = scheduleIn(fields, "scheduleId", errors);
  const restriction = restrictionIn(fields, errors);
  const ofHosts = hosts.map(({ userId }) => scheduleIn(fields, `schedule-${userId}`, errors));
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, error: errors };
  const { hosts: settings, ...entry } = parsed.data;
  return {
    ok: true,
    value: {
      ...entry,
      scheduleId,
      ...(restriction !== undefined && { restriction }),
      hosts: settings.map(({ email: _, ...setting }, index) => ({
        userId: hosts[index]?.userId ?? 0,
        ...setting,
        scheduleId: ofHosts[index] ?? null,
      })),
    },
  };
}

function scheduleIn(fields: URLSearchParams, name: string, errors: Record<string, string>): number | null {
  const text = fields.get(name) ?? "";
  const id = idIn(text);
  if (text !== "" && id === null) errors[name] = "must be a schedule of the list";
  return id;
}

/** Undefined where the form has no field for it. */
function restrictionIn(fields: URLSearchParams, errors: Record<string, string>) {
  const name = "restrictionScheduleId";
  if (!fields.has(name)) return undefined;
  const scheduleId = scheduleIn(fields, name, errors);
  return scheduleId === null
    ? null
    : { scheduleId, useBookerTimezone: fields.get("useBookerTimezone") === "on" };
}

function fieldOf(
  path: PropertyKey[],
  hosts: readonly Candidate[],
  rows: ReturnType<typeof listsIn>["rows"],
): string {
  const [first, index, name] = path;
  if (first === "bookingFields" || first === "locations" || first === "reminders")
    return listField(path, rows[first]);
  if (first === "rooms") return first;
  if (first === "periodDays") return "bookingWindow-value";
  if (first === "seats" && index === undefined) return "seats-seatsPerTimeSlot";
  // What is said of one of the lengths is said at their only field.
  if (first !== "hosts") return path.filter((part) => typeof part === "string").join("-");
  return `${String(name)}-${hosts[Number(index)]?.userId}`;
}
