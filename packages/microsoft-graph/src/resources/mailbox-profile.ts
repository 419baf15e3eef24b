import { z } from "zod";
import { ok, type Result } from "../errors/result.ts";
import type { AskGraph } from "../http/graph-request.ts";
import { instantOf } from "./graph-date-time.ts";
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

const dateTime = z.object({ dateTime: z.string(), timeZone: z.string() });

/** Some mailboxes have no settings, and answer 204; each part of an answer may be missing or of any shape. */
const mailboxSettings = z
  .object({
    timeZone: z.string().nullish().catch(null),
    workingHours: z
      .object({ timeZone: z.object({ name: z.string() }) })
      .nullish()
      .catch(null),
    // The texts of the replies are left where they are: nobody here needs them.
    automaticRepliesSetting: z
      .object({ status: z.string(), scheduledStartDateTime: dateTime, scheduledEndDateTime: dateTime })
      .nullish()
      .catch(null),
  })
  .nullish()
  .catch(null);

/** What a mailbox tells of its owner's time. */
export type GraphSettings = {
  /** IANA; null where it tells none that there are rules for */
  timeZone: string | null;
  /** for which automatic replies are scheduled: half-open, epoch ms; null for none, and for those without an end */
  away: { from: number; until: number } | null;
};

/**
 * The zone of a mailbox, and when its owner is away. The zone is its own; where it tells none that there are rules for, that of its
 * working hours.
 * Source: learn.microsoft.com/graph/api/user-get-mailboxsettings and /graph/api/resources/automaticrepliessetting; that `timeZone` may
 * be absent, null, empty or a made-up name: microsoftgraph/msgraph-sample-reactspa#60, pythondjangoapp#79, phpapp#65,
 * OutlookGoogleCalendarSync#2148
 */
export async function readSettings(ask: AskGraph): Promise<Result<GraphSettings>> {
  const settings = await askSettings(ask, "settings", "timeZone,workingHours,automaticRepliesSetting");
  return settings.ok ? ok({ timeZone: zoneIn(settings.value), away: awayIn(settings.value) }) : settings;
}

/** The zone alone, as {@link readSettings} tells it. */
export async function readTimeZone(ask: AskGraph): Promise<Result<string | null>> {
  const settings = await askSettings(ask, "timeZone", "timeZone,workingHours");
  return settings.ok ? ok(zoneIn(settings.value)) : settings;
}

const askSettings = (ask: AskGraph, operation: string, selected: string) =>
  ask({
    operation,
    target: { inMailbox: `/mailboxSettings?$select=${selected}` },
    method: "GET",
    answer: mailboxSettings,
  });

function zoneIn(settings: z.infer<typeof mailboxSettings>): string | null {
  const names = [settings?.timeZone, settings?.workingHours?.timeZone.name];
  return names.flatMap((name) => (isMadeUp(name) ? [] : (toIanaTimeZone(name ?? "") ?? [])))[0] ?? null;
}

/** Exchange's own names. On an event `tzone://Microsoft/Utc` is UTC; of a mailbox it says only that there is nothing to tell. */
const isMadeUp = (name: string | null | undefined) => name?.toLowerCase().startsWith("tzone://") === true;

/** Replies that are always on have no end, and many people leave them on while they work. */
function awayIn(settings: z.infer<typeof mailboxSettings>): GraphSettings["away"] {
  const replies = settings?.automaticRepliesSetting;
  if (replies?.status.toLowerCase() !== "scheduled") return null;
  const from = instantOf(replies.scheduledStartDateTime);
  const until = instantOf(replies.scheduledEndDateTime);
  return from !== null && until !== null && from < until ? { from, until } : null;
}
