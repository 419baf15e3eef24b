import { z } from "zod";
import { failed, ok, type Result } from "../errors/result.ts";
import type { AskGraph, GraphTarget } from "./graph-request.ts";
import { type BrokenItem, isUnreadable, readItems } from "./list-items.ts";
import type { MailboxPace } from "./pace.ts";
import { malformed } from "./parse-answer.ts";

/** No calendar is that long; a server that pages in circles must not hold a worker for ever. */
const maxPages = 500;

/**
 * A list and the shape of its items; `target` is the first page, with a query if it has pages of up to `pageSize` items, and less
 * where the mailbox takes its time.
 */
export type ListRequest<T> = {
  operation: string;
  target: { path: string } | { inMailbox: string };
  pageSize?: number;
  headers?: Record<string, string>;
  item: z.ZodType<T>;
  /** that something isn't among the items means something: an item that can't be read spoils all */
  whole?: true;
};

const page = z.object({ value: z.array(z.unknown()), "@odata.nextLink": z.string().nullish() });

export type ReadAllPages = <T>(list: ListRequest<T>) => Promise<Result<T[]>>;

/**
 * Reads lists to their end by following `@odata.nextLink` as given, with the same headers. Items that can't be read are left out
 * and told. Error `malformed` where most can't, for a link that leaves Graph's origin, where the token must not go, and for paging
 * without end.
 * Source: learn.microsoft.com/graph/paging
 */
export function createReadAllPages(
  ask: AskGraph,
  graphUrl: string,
  pace: MailboxPace,
  tellBroken: (operation: string, items: readonly BrokenItem[]) => void,
): ReadAllPages {
  return async <T>({ operation, target: first, pageSize, headers = {}, item, whole }: ListRequest<T>) => {
    const top = pageSize === undefined ? "" : `&$top=${Math.min(pageSize, pace.of(operation).pageSize)}`;
    const read: { good: T[]; broken: BrokenItem[] } = { good: [], broken: [] };
    let target: GraphTarget =
      "path" in first ? { path: first.path + top } : { inMailbox: first.inMailbox + top };
    for (let pages = 0; pages < maxPages; pages++) {
      const result: Result<z.infer<typeof page>> = await ask({
        operation,
        target,
        method: "GET",
        headers,
        answer: page,
      });
      if (!result.ok) return result;
      const items = readItems(item, result.value.value, read.good.length + read.broken.length);
      read.good.push(...items.good);
      read.broken.push(...items.broken);
      const link: string | null = result.value["@odata.nextLink"] ?? null;
      if (link === null) {
        if (isUnreadable(read) || (whole && read.broken.length > 0))
          return failed(
            malformed(
              operation,
              200,
              read.broken.flatMap(({ issues }) => issues),
            ),
          );
        if (read.broken.length > 0) tellBroken(operation, read.broken);
        return ok(read.good);
      }
      if (!hasSameOrigin(link, graphUrl)) return failed(badLink(operation, "leaves Graph's origin"));
      target = { link };
    }
    return failed(badLink(operation, `still there after ${maxPages} pages`));
  };
}

function hasSameOrigin(link: string, graphUrl: string): boolean {
  return URL.canParse(link) && new URL(link).origin === new URL(graphUrl).origin;
}

function badLink(operation: string, message: string) {
  return malformed(operation, 200, [{ path: "@odata.nextLink", message }]);
}
