import { fromJson } from "@calcache/accounts";
import type { NextResponse } from "next/server";
import { z } from "zod";
import { ownCookie } from "../api/edge/origins/own-cookie.ts";

/**
 * What an attempt on a user's page came to, for the page to say next. It may name addresses, so that it is kept in a cookie that no
 * script reads, and in no URL.
 */
const noticeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("connected"), address: z.string() }),
  z.object({ kind: z.literal("other-mailbox"), expected: z.string(), actual: z.string() }),
  z.object({ kind: z.literal("disconnected"), address: z.string() }),
  /** what can't be a site */
  z.object({ kind: z.literal("no-site"), text: z.string() }),
  z.object({ kind: z.literal("event-type-deleted"), title: z.string() }),
  z.object({ kind: z.literal("handed-over"), name: z.string() }),
  z.object({ kind: z.literal("invited"), address: z.string() }),
  /** whose path one is now */
  z.object({ kind: z.literal("path-switched"), text: z.string() }),
  /** how many owners were sent mail, had some within the hour, and can't be asked in an outage */
  z.object({
    kind: z.literal("asked-team"),
    sent: z.int(),
    inTurn: z.int(),
    recent: z.int(),
    held: z.int(),
  }),
  /** a link that is too old: by it a new one can be asked for, and nothing else */
  z.object({ kind: z.literal("old-link"), token: z.string() }),
  z.object({
    kind: z.enum([
      "saved",
      "not-yours",
      "read-only",
      "unreadable",
      "removed",
      "cancelled",
      "failed",
      "other-user",
      "asked",
      "booking-cancelled",
      "asked-for-time",
      "no-time-to-ask-for",
      "no-booking",
      "hand-over-busy",
      "hand-over-nobody",
      "hand-over-often",
      "withdrawn",
      "no-invitation",
      "no-member",
      "invited-often",
      "well",
      "held",
      "too-soon",
      "schedule-saved",
      "schedule-deleted",
      "schedules-chosen",
      "no-schedule",
      "limits-saved",
      "absence-added",
      "absence-deleted",
      "no-absence",
      "trip-added",
      "trip-deleted",
      "no-trip",
      "event-type-saved",
      "no-event-type",
      "link-made",
      "link-deleted",
      "no-link",
      "too-many-schedules",
      "alert-acknowledged",
      "incident-told",
      "incident-closed",
      "note-added",
      "key-revoked",
      "no-key",
    ]),
  }),
]);
export type Notice = z.infer<typeof noticeSchema>;

/** Those that have nothing more to say. */
export type PlainNotice = KindOfPlain<Notice>;
type KindOfPlain<Each extends Notice> = Each extends Notice
  ? keyof Each extends "kind"
    ? Each["kind"]
    : never
  : never;

export const noticeCookie = "calcache_notice";
/** Long enough for the page that it is meant for. */
const seconds = 60;

export function remember(response: NextResponse, webappUrl: string, notice: Notice): NextResponse {
  response.cookies.set(noticeCookieOf(webappUrl, notice));
  return response;
}

/** The cookie that tells it. */
export const noticeCookieOf = (webappUrl: string, notice: Notice) =>
  ownCookie(webappUrl, {
    name: noticeCookie,
    value: Buffer.from(JSON.stringify(notice)).toString("base64url"),
    maxAge: seconds,
  });

/** What a cookie's text says; null where there is nothing to say. */
export function noticeIn(text: string | undefined): Notice | null {
  const parsed = noticeSchema.safeParse(fromJson(Buffer.from(text ?? "", "base64url").toString()));
  return parsed.success ? parsed.data : null;
}
