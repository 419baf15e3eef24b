import { z } from "zod";
import { ok, type Result } from "../errors/result.ts";
import type { AskGraph } from "../http/graph-request.ts";
import { toIanaTimeZone } from "./time-zones.ts";

/** The signed-in user. */
export type GraphUser = {
  id: string;
  mail: string | null;
  userPrincipalName: string;
  displayName: string | null;
};

const nullableText = z
  .string()
  .nullish()
  .transform((text) => text ?? null);

const graphUser: z.ZodType<GraphUser> = z.object({
  id: z.string().min(1),
  mail: nullableText,
  userPrincipalName: z.string().min(1),
  displayName: nullableText,
});

/** Source: learn.microsoft.com/graph/api/user-get */
export function readMe(ask: AskGraph): Promise<Result<GraphUser>> {
  return ask({
    operation: "me",
    target: { path: "me?$select=id,mail,userPrincipalName,displayName" },
    method: "GET",
    answer: graphUser,
  });
}

/**
 * The IANA name of the mailbox's time zone. A zone that has no IANA name, such as one the user made up, counts as UTC: it
 * only places all-day events, and a day moved by some hours serves better than a calendar that can't be read.
 * Source: learn.microsoft.com/graph/api/user-get-mailboxsettings
 */
export async function readTimeZone(ask: AskGraph): Promise<Result<string>> {
  const settings = await ask({
    operation: "timeZone",
    target: { path: "me/mailboxSettings?$select=timeZone" },
    method: "GET",
    answer: z.object({ timeZone: z.string() }),
  });
  return settings.ok ? ok(toIanaTimeZone(settings.value.timeZone) ?? "UTC") : settings;
}
