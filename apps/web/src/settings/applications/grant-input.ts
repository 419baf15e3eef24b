import { type ApiKeyScope, apiKeyScopes, type Grant, type Reach } from "@calcache/api-keys";
import { civilDate } from "@calcache/configuration";
import { line } from "../../api/edge/fields/fields.ts";
import { idIn } from "../input/form-fields.ts";

/** What somebody can grant: teams that they administer, and calendars of their own. */
export type Grantable = { teamIds: readonly number[]; calendars: readonly string[] };

const day = 86_400_000;
const mostOrigins = 10;
const application = line(100);

/** A grant as a form says it; what is wrong at which field else. @param now epoch ms */
export function grantIn(
  fields: URLSearchParams,
  grantable: Grantable,
  now: number,
): { ok: true; value: Grant } | { ok: false; error: Record<string, string> } {
  const errors: Record<string, string> = {};
  const name = application.safeParse(fields.get("application") ?? "");
  if (!name.success) errors.application = "Please enter what you call the application";
  const scopes = apiKeyScopes.filter((scope) => fields.get(`scope-${scope}`) === "on");
  if (scopes.length === 0) errors.scope = "Please choose what it may do";
  const reach = reachIn(fields, grantable);
  if ("problem" in reach) errors[reach.field] = reach.problem;
  else if (reach.kind === "calendars" && hasBookings(scopes))
    errors.scope = "Bookings are a person's or a team's: choose all your calendars, or a team";
  const until = fields.get("until") ?? "";
  const date = civilDate.safeParse(until);
  // The whole day counts, and nobody is asked for a zone: it ends where the last one ends.
  const expiresAt = date.success ? new Date(Date.parse(date.data) + 1.5 * day) : null;
  if (until !== "" && (expiresAt === null || expiresAt.getTime() <= now))
    errors.until = "Please enter a date that isn't over, as 2027-03-31";
  const origins = originsIn(fields.get("origins") ?? "");
  if (origins === null)
    errors.origins = `Please enter at most ${mostOrigins} origins, as https://app.example, parted by commas`;
  if (!name.success || "problem" in reach || origins === null || Object.keys(errors).length > 0)
    return { ok: false, error: errors };
  return { ok: true, value: { application: name.data, scopes, reach, expiresAt, origins } };
}

const hasBookings = (scopes: readonly ApiKeyScope[]) => scopes.includes("bookings");

function reachIn(
  fields: URLSearchParams,
  { teamIds, calendars }: Grantable,
): Reach | { field: "opens" | "calendar"; problem: string } {
  const opens = fields.get("opens") ?? "";
  if (opens === "own") return { kind: "own" };
  if (opens === "calendars") {
    const chosen = calendars.filter((id) => fields.get(`calendar-${id}`) === "on");
    return chosen.length > 0
      ? { kind: "calendars", calendars: chosen }
      : { field: "calendar", problem: "Please choose a calendar" };
  }
  const teamId = idIn(/^team-(.+)$/.exec(opens)?.[1] ?? null);
  return teamId !== null && teamIds.includes(teamId)
    ? { kind: "team", teamId }
    : { field: "opens", problem: "Please choose one of the list" };
}

/** Origins as browsers say them; null where one is none. */
function originsIn(text: string): string[] | null {
  const parts = text.split(/[\s,]+/).filter(Boolean);
  const origins = parts.map((part) => (URL.canParse(part) ? new URL(part) : null));
  const isGood = origins.every(
    (url) => url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`,
  );
  return isGood && parts.length <= mostOrigins
    ? [...new Set(origins.flatMap((url) => url?.origin ?? []))]
    : null;
}
