import { z } from "zod";
import { ok, type Result } from "../errors/result.ts";
import type { AskGraph } from "../http/graph-request.ts";
import { toIanaTimeZone } from "./time-zones.ts";

/** The signed-in user. Personal accounts have no `mail`, and some have no `userPrincipalName`. */
export type GraphUser = {
  id: string;
  mail: string | null;
  userPrincipalName: string | null;
  displayName: string | null;
};

const nullableText = z
  .string()
  .nullish()
  .transform((text) => text || null);

const graphUser: z.ZodType<GraphUser> = z.object({
  id: z.string().min(1),
  mail: nullableText,
  userPrincipalName: nullableText,
  displayName: nullableText,
});

/** Source: learn.microsoft.com/graph/api/user-get */
export function readMe(ask: AskGraph): Promise<Result<GraphUser>> {
  return ask({
    operation: "me",
    target: { inMailbox: "?$select=id,mail,userPrincipalName,displayName" },
    method: "GET",
    answer: graphUser,
  });
}

/** Some mailboxes have no settings, and answer 204; each part of an answer may be missing or of any shape. */
const mailboxSettings = z
  .object({
    timeZone: z.string().nullish().catch(null),
    workingHours: z
      .object({ timeZone: z.object({ name: z.string() }) })
      .nullish()
      .catch(null),
  })
  .nullish()
  .catch(null);

/**
 * The IANA name of the mailbox's time zone; where it tells none that there are rules for, the zone of its working hours; null where
 * there is neither.
 * Source: learn.microsoft.com/graph/api/user-get-mailboxsettings; that `timeZone` may be absent, null, empty or a made-up name:
 * microsoftgraph/msgraph-sample-reactspa#60, pythondjangoapp#79, phpapp#65, OutlookGoogleCalendarSync#2148
 */
export async function readTimeZone(ask: AskGraph): Promise<Result<string | null>> {
  const settings = await ask({
    operation: "timeZone",
    target: { inMailbox: "/mailboxSettings?$select=timeZone,workingHours" },
    method: "GET",
    answer: mailboxSettings,
  });
  if (!settings.ok) return settings;
  const names = [settings.value?.timeZone, settings.value?.workingHours?.timeZone.name];
  return ok(names.flatMap((name) => (isMadeUp(name) ? [] : (toIanaTimeZone(name ?? "") ?? [])))[0] ?? null);
}

/** Exchange's own names. On an event `tzone://Microsoft/Utc` is UTC; of a mailbox it says only that there is nothing to tell. */
const isMadeUp = (name: string | null | undefined) => name?.toLowerCase().startsWith("tzone://") === true;
