import { z } from "zod";
import { toOutlookZone, toWindowsZone } from "../../time/zone-names.ts";
import type { GraphCall, Operation } from "../protocol/operation.ts";
import { badRequest, success } from "../protocol/reply.ts";

/** `/me` and the mailbox's settings (Microsoft: /graph/api/user-get, /graph/api/user-get-mailboxsettings). */
export const userOperations: Operation[] = [
  { name: "getUser", method: "GET", path: "{mailbox}", outlook: false, handle: getUser },
  {
    name: "getMailboxSettings",
    method: "GET",
    path: "{mailbox}/mailboxSettings",
    outlook: true,
    handle: getSettings,
  },
  {
    name: "updateMailboxSettings",
    method: "PATCH",
    path: "{mailbox}/mailboxSettings",
    outlook: true,
    handle: updateSettings,
  },
  {
    name: "getMailboxTimeZone",
    method: "GET",
    path: "{mailbox}/mailboxSettings/timeZone",
    outlook: true,
    handle: ({ mailbox, context }) =>
      success(200, {
        "@odata.context": context(`users('${mailbox.id}')/mailboxSettings/timeZone`),
        value: toWindowsZone(mailbox.timeZone),
      }),
  },
];

function getUser({ mailbox, context, query }: GraphCall) {
  const [givenName = mailbox.displayName, ...rest] = mailbox.displayName.split(" ");
  const user = {
    businessPhones: [],
    displayName: mailbox.displayName,
    givenName,
    jobTitle: null,
    mail: mailbox.address,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: "en-US",
    surname: rest.join(" ") || null,
    userPrincipalName: mailbox.address,
    id: mailbox.id,
  };
  const names = query
    .get("$select")
    ?.split(",")
    .map((name) => name.trim());
  const selected = Object.entries(user).filter(([name]) => names === undefined || names.includes(name));
  return success(200, { "@odata.context": context("users/$entity"), ...Object.fromEntries(selected) });
}

function getSettings({ mailbox, context }: GraphCall) {
  const timeZone = toWindowsZone(mailbox.timeZone);
  return success(200, {
    "@odata.context": context(`users('${mailbox.id}')/mailboxSettings`),
    archiveFolder: null,
    timeZone,
    delegateMeetingMessageDeliveryOptions: "sendToDelegateOnly",
    dateFormat: "yyyy-MM-dd",
    timeFormat: "HH:mm",
    language: { locale: "en-US", displayName: "English (United States)" },
    workingHours: {
      daysOfWeek: ["monday", "tuesday", "wednesday", "thursday", "friday"],
      startTime: "08:00:00.0000000",
      endTime: "17:00:00.0000000",
      timeZone: { name: timeZone },
    },
    userPurpose: "user",
  });
}

function updateSettings(call: GraphCall) {
  const { sim, mailbox, body } = call;
  const parsed = z.object({ timeZone: z.string().optional() }).safeParse(body);
  if (!parsed.success) return badRequest("The property 'timeZone' has an invalid value.");
  const { timeZone } = parsed.data;
  if (timeZone === undefined) return getSettings(call);
  const iana = toOutlookZone(timeZone);
  if (iana === null) return badRequest(`The time zone '${timeZone}' is not supported.`);
  const changed = { ...mailbox, timeZone: iana };
  sim.mailboxes.put(changed);
  sim.touch();
  return getSettings({ ...call, mailbox: changed });
}
