import type { Reply } from "./reply.ts";
import { badRequest } from "./reply.ts";

/** A part of a list, and where to go on; null at its end. */
export type Page = { skip: number; top: number };

/** Reads `$top` and `$skiptoken` (or `$skip`). */
export function readPage(
  query: URLSearchParams,
  defaults: { top: number; most: number },
): Page | (Reply & { failed: true }) {
  const top = Number(query.get("$top") ?? defaults.top);
  if (!Number.isInteger(top) || top < 1 || top > defaults.most) {
    return badRequest(`The value of $top must be a whole number from 1 to ${defaults.most}.`);
  }
  const token = query.get("$skiptoken");
  const skip = token === null ? Number(query.get("$skip") ?? 0) : readToken(token);
  return Number.isInteger(skip) && skip >= 0 ? { skip, top } : badRequest("The skip token is invalid.");
}

/** Cuts a page out of a list; `nextLink` is the request's own URL with an opaque token. */
export function cutPage<Item>(
  items: readonly Item[],
  page: Page,
  url: URL,
): { items: Item[]; nextLink: string | null } {
  const next = page.skip + page.top;
  if (next >= items.length) return { items: items.slice(page.skip), nextLink: null };
  const link = new URL(url);
  link.searchParams.delete("$skip");
  link.searchParams.set("$skiptoken", Buffer.from(`skip:${next}`).toString("base64url"));
  return { items: items.slice(page.skip, next), nextLink: link.href.replaceAll("%24", "$") };
}

function readToken(token: string): number {
  const [label, skip] = Buffer.from(token, "base64url").toString().split(":");
  return label === "skip" ? Number(skip) : Number.NaN;
}
