import { z } from "zod";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import { automaticRepliesSchema } from "../../mailbox/traits.ts";
import { overlay } from "../../overlay.ts";
import { toOutlookZone, toWindowsZone } from "../../time/zone-names.ts";
import { READ_SETTINGS, WRITE_SETTINGS } from "../access/permissions.ts";
import type { GraphCall, Operation } from "../protocol/operation.ts";
import { outlookOperations } from "../protocol/operation.ts";
import { accessDenied, badRequest, success } from "../protocol/reply.ts";
import { selected } from "./select.ts";

/** The mailbox's settings (Microsoft: /graph/api/user-get-mailboxsettings, /graph/api/user-update-mailboxsettings). */
export const mailboxSettingsOperations: Operation[] = [
  ...outlookOperations(READ_SETTINGS, [
    { name: "getMailboxSettings", method: "GET", path: "{mailbox}/mailboxSettings", handle: getSettings },
    {
      name: "getMailboxTimeZone",
      method: "GET",
      path: "{mailbox}/mailboxSettings/timeZone",
      handle: getTimeZone,
    },
  ]),
  ...outlookOperations(WRITE_SETTINGS, [
    {
      name: "updateMailboxSettings",
      method: "PATCH",
      path: "{mailbox}/mailboxSettings",
      handle: updateSettings,
    },
  ]),
];

function getSettings({ mailbox, context, query }: GraphCall) {
  if (mailbox.zoneAnswer === "no content") return success(204);
  const selection = query.get("$select");
  const asksForReplies = selection === null || selection.includes("automaticRepliesSetting");
  if (asksForReplies && mailbox.repliesAnswer === "refused") return accessDenied();
  const entity = context(`users('${mailbox.id}')/mailboxSettings`);
  return success(200, { "@odata.context": entity, ...selected(settingsResource(mailbox), query) });
}

/** A property without a value is answered without content, as everywhere in Graph. */
function getTimeZone({ mailbox, context }: GraphCall) {
  const value = toldZone(mailbox);
  if (value === undefined || value === null) return success(204);
  return success(200, {
    "@odata.context": context(`users('${mailbox.id}')/mailboxSettings/timeZone`),
    value,
  });
}

/** Working hours name the zone, whatever the mailbox's own zone is told to be. */
function settingsResource(mailbox: Mailbox) {
  const timeZone = toldZone(mailbox);
  return {
    archiveFolder: null,
    automaticRepliesSetting: mailbox.automaticReplies,
    ...(timeZone === undefined ? {} : { timeZone }),
    delegateMeetingMessageDeliveryOptions: "sendToDelegateOnly",
    dateFormat: "yyyy-MM-dd",
    timeFormat: "HH:mm",
    language: { locale: "en-US", displayName: "English (United States)" },
    workingHours: {
      daysOfWeek: ["monday", "tuesday", "wednesday", "thursday", "friday"],
      startTime: "08:00:00.0000000",
      endTime: "17:00:00.0000000",
      timeZone: { name: toWindowsZone(mailbox.timeZone) },
    },
    userPurpose: "user",
  };
}

function toldZone({ timeZone, zoneAnswer }: Mailbox): string | null | undefined {
  switch (zoneAnswer) {
    case "named":
      return toWindowsZone(timeZone);
    case "absent":
    case "no content":
      return undefined;
    case "null":
      return null;
    case "empty":
      return "";
    default:
      return zoneAnswer;
  }
}

function updateSettings(call: GraphCall) {
  const { sim, mailbox, body } = call;
  const parsed = changesSchema.safeParse(body);
  if (!parsed.success)
    return badRequest(`The property '${parsed.error.issues[0]?.path.join("/")}' has an invalid value.`);
  const { timeZone, automaticRepliesSetting } = parsed.data;
  const automaticReplies = overlay(mailbox.automaticReplies, automaticRepliesSetting ?? {});
  let changed: Mailbox = { ...mailbox, automaticReplies };
  if (timeZone !== undefined) {
    const iana = toOutlookZone(timeZone);
    if (iana === null) return badRequest(`The time zone '${timeZone}' is not supported.`);
    changed = { ...changed, timeZone: iana, zoneAnswer: "named" };
  }
  sim.mailboxes.put(changed);
  sim.touch();
  return getSettings({ ...call, mailbox: changed });
}

const changesSchema = z.object({
  timeZone: z.string().optional(),
  automaticRepliesSetting: automaticRepliesSchema.partial().optional(),
});
