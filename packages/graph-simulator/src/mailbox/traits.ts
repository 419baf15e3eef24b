import { z } from "zod";
import type { Patch } from "../overlay.ts";
import { overlay } from "../overlay.ts";
import type { MailboxKind } from "./kind.ts";

/**
 * What `me/mailboxSettings` says of the mailbox's zone: its Windows name, nothing (the property is absent, null or empty, or the
 * answer has no content), or a name that is no zone. (msgraph-sample-reactspa#60, pythondjangoapp#79, phpapp#65; OGCS#2148, #2197.)
 */
export const ZONE_ANSWERS = [
  "named",
  "absent",
  "null",
  "empty",
  "no content",
  "Customized Time Zone",
  "tzone://Microsoft/Custom",
  "tzone://Microsoft/Utc",
] as const;
export type ZoneAnswer = (typeof ZONE_ANSWERS)[number];

const dateTimeTimeZone = z.object({ dateTime: z.string(), timeZone: z.string() });

/** Automatic replies as Graph has them, texts included (Microsoft: "automaticRepliesSetting resource type"). */
export const automaticRepliesSchema = z.object({
  status: z.enum(["disabled", "alwaysEnabled", "scheduled"]),
  externalAudience: z.enum(["none", "contactsOnly", "all"]),
  internalReplyMessage: z.string(),
  externalReplyMessage: z.string(),
  scheduledStartDateTime: dateTimeTimeZone,
  scheduledEndDateTime: dateTimeTimeZone,
});

/** In what mailboxes differ from one another, as seen through Graph. */
export const mailboxTraitsSchema = z.object({
  /** `mail` of `/me`; personal accounts have none. */
  mail: z.string().nullable(),
  /** `userPrincipalName` of `/me`; null leaves the property out. (microsoft-graph-explorer-v4#3013; Mailspring PR 2746.) */
  userPrincipalName: z.string().nullable(),
  zoneAnswer: z.enum(ZONE_ANSWERS),
  /**
   * What becomes of an event's wish for an online meeting: it gets one, or is made without one, or is refused with 400.
   * (microsoft-graph-docs#9741, #7864; inbox-zero PR 3442 for personal accounts.)
   */
  onlineMeetings: z.enum(["made", "ignored", "refused"]),
  /**
   * What becomes of an invitation as a resource: nothing; a room answers it by itself, and accepts where it is free; or by its policy it declines all.
   * (Microsoft: "Set-CalendarProcessing", AutomateProcessing, AllBookInPolicy.)
   */
  invitations: z.enum(["ignored", "answered", "declined"]),
  automaticReplies: automaticRepliesSchema,
  /** Whether they may be read; refused, whoever selects them with others is refused those too. */
  repliesAnswer: z.enum(["told", "refused"]),
});
export type MailboxTraits = z.infer<typeof mailboxTraitsSchema>;

/** What a mailbox's traits are: those given, else the usual ones of its kind. `tenant` is the domain of the tenant it is in. */
export function traitsOf(
  mailbox: { kind: MailboxKind; address: string; tenant: string } & Patch<MailboxTraits>,
): MailboxTraits {
  return overlay(usualTraits(mailbox), mailboxTraitsSchema.partial().parse(mailbox));
}

function usualTraits(mailbox: { kind: MailboxKind; address: string; tenant: string }): MailboxTraits {
  const { kind, address, tenant } = mailbox;
  const usual: MailboxTraits = {
    mail: address,
    userPrincipalName: address,
    zoneAnswer: "named",
    onlineMeetings: "made",
    invitations: "ignored",
    repliesAnswer: "told",
    automaticReplies: {
      status: "disabled",
      externalAudience: "all",
      internalReplyMessage: "",
      externalReplyMessage: "",
      scheduledStartDateTime: { dateTime: "2026-01-01T00:00:00.0000000", timeZone: "UTC" },
      scheduledEndDateTime: { dateTime: "2026-01-02T00:00:00.0000000", timeZone: "UTC" },
    },
  };
  switch (kind) {
    case "microsoft365":
      return usual;
    case "outlook.com":
      return { ...usual, mail: null, onlineMeetings: "ignored" };
    case "guest":
      return { ...usual, userPrincipalName: `${address.replace("@", "_")}#EXT#@${tenant}` };
  }
}
