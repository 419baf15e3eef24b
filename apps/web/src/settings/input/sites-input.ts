import { type EmbedSites, mostSites, sites } from "@calcache/configuration";

/** Which sites a form lets show a team's pages: null is all. What can't be a site is told as it was typed. */
export function sitesIn(
  fields: URLSearchParams,
): { ok: true; value: EmbedSites } | { ok: false; error: string } {
  if (fields.get("who") !== "some") return { ok: true, value: null };
  const typed = (fields.get("sites") ?? "").split(/[\s,]+/).filter(Boolean);
  if (typed.length > mostSites) return { ok: false, error: `more than ${mostSites}` };
  const parsed = sites.safeParse(typed);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [index] = parsed.error.issues[0]?.path ?? [];
  return { ok: false, error: typed[Number(index)] ?? "" };
}
