import {
  civilDate,
  type PrivateLinkEntry,
  privateLink,
  type StoredPrivateLink,
} from "@calcache/configuration";
import { bookingTimes } from "@calcache/emails";
import { startOfDate, type Zone } from "@calcache/time-zones";
import { issueWords, numberIn } from "../../input/form-fields.ts";

const lastDate = "9998-12-31";
const fieldOf: Readonly<Record<string, string>> = { expiresAt: "link-until", maxUsageCount: "link-uses" };

/**
 * A private link as a form says it; what is wrong at which field else.
 * @param linkId which nobody guesses
 * @param zone the user's: in it the date ends
 * @param now epoch ms
 */
export function privateLinkIn(
  fields: URLSearchParams,
  linkId: string,
  zone: Zone,
  now: number,
): { ok: true; value: PrivateLinkEntry } | { ok: false; error: Record<string, string> } {
  const until = (fields.get("link-until") ?? "").trim();
  const date = civilDate.safeParse(until);
  if (until !== "" && (!date.success || until > lastDate))
    return { ok: false, error: { "link-until": "Please enter a date that exists, as 2026-12-24" } };
  const end = until === "" ? null : endOfDate(zone, until);
  if (end !== null && end <= now)
    return { ok: false, error: { "link-until": "Please enter a date that isn't over" } };
  const read = privateLink.safeParse({
    linkId,
    expiresAt: end === null ? undefined : new Date(end).toISOString(),
    maxUsageCount: numberIn(fields.get("link-uses") ?? ""),
  });
  if (read.success) return { ok: true, value: read.data };
  const problems = read.error.issues.map((issue) => [fieldOf[String(issue.path[0])] ?? "", wordsOf(issue)]);
  return { ok: false, error: Object.fromEntries(problems) };
}

/** What a form calls otherwise than a file does. */
const wordsOf = (issue: Parameters<typeof issueWords>[0]) =>
  issue.code === "custom" ? "must be empty where there is a date" : issueWords(issue);

/** The last millisecond of a date. */
const endOfDate = (zone: Zone, date: string): number => {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return startOfDate(zone, next) - 1;
};

/** How long, or how often, a private link is still good. */
export function privateLinkWords(
  { expiresAt, maxUsageCount, usageCount }: StoredPrivateLink,
  zone: Zone,
  now: number,
): string {
  if (expiresAt !== null) {
    const when = bookingTimes(expiresAt, expiresAt, "en", zone.name).range;
    return expiresAt <= now ? `Expired: ${when}` : `Good until ${when}`;
  }
  const used = usageCount === 1 ? "used once" : `used ${usageCount} times`;
  if (maxUsageCount <= 0) return `Good for any number of bookings, ${used}`;
  const left = maxUsageCount - usageCount;
  if (left <= 0) return maxUsageCount === 1 ? "Used up" : `Used up: good for ${maxUsageCount} bookings`;
  const bookings = left === 1 ? "1 booking" : `${left} bookings`;
  return `Good for ${bookings}${usageCount > 0 ? ` more, ${used}` : ""}`;
}
