import type { CacheFeature, TeamFeature } from "@calcache/calendar-cache";
import { type RelinkAccount, relinkSteps } from "@calcache/connections";
import { ago, span } from "@calcache/elements";
import type { OpenInvitation } from "@calcache/sign-in";

export const roleWords = { MEMBER: "Member", ADMIN: "Admin", OWNER: "Owner" } as const;

const labels: Record<CacheFeature, { label: string; hint: string }> = {
  "calendar-cache": {
    label: "Keep members' calendars in the cache",
    hint: "Their calendars are watched, and what changes is read at once.",
  },
  "calendar-cache-serve": {
    label: "Offer times from the cache",
    hint: "Booking pages answer from what is stored, without waiting for Outlook.",
  },
};

/** What a feature does; and where it is on by no row of the team's own, that switching it off here may change nothing. */
export function featureWords({ feature, isOn, isOwn }: TeamFeature): { label: string; hint: string } {
  const { label, hint } = labels[feature];
  return { label, hint: isOn && !isOwn ? `${hint} It is on for your whole organisation.` : hint };
}

/** What was done so that an account's owner signs in again. @param now epoch ms */
export function askedWords(
  { isUsed, isHeld, relink }: Pick<RelinkAccount, "isUsed" | "isHeld" | "relink">,
  now: number,
): string | null {
  if (!isUsed) return "None of its calendars is used, so nobody is asked.";
  if (isHeld) return "Microsoft has an outage. Nobody is asked before it is over.";
  if (relink === null || relink.askedAt === null)
    return relink?.nextAt == null ? null : `Asked in ${span(Math.max(0, relink.nextAt - now))}, in turn.`;
  const mails = relinkSteps.slice(0, relink.steps).filter(({ kind }) => kind === "relink_reminder").length;
  const reminders = mails === 0 ? "" : mails === 1 ? ", reminded once" : `, reminded ${mails} times`;
  return `Asked by mail ${ago(now - relink.askedAt)}${reminders}.`;
}

/**
 * How far it is that owners are asked to sign in again, one after the other; null while nobody waits for their turn.
 * @param now epoch ms
 */
export function askingWords(accounts: readonly RelinkAccount[], now: number): string | null {
  const asked = accounts.filter(({ needsOwner, relink }) => needsOwner && relink?.askedAt != null).length;
  const turns = accounts.flatMap(({ needsOwner, isHeld, isUsed, relink }) =>
    needsOwner && isUsed && !isHeld && relink?.askedAt === null ? (relink.nextAt ?? []) : [],
  );
  if (turns.length === 0) return null;
  const left = span(Math.max(0, Math.max(...turns) - now));
  return `Owners are asked to sign in again in turn: ${asked} of ${asked + turns.length} so far, the last in ${left}.`;
}

/** How old an invitation is, and how long it is good. @param now epoch ms */
export const invitationAge = ({ createdAt, expiresAt }: OpenInvitation, now: number): string =>
  `invited ${ago(now - createdAt)}, good for ${span(Math.ceil((expiresAt - now) / hour) * hour)}`;

const hour = 60 * 60_000;
