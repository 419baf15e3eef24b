import { z } from "zod";
import { failed, ok, type Result } from "../errors/result.ts";
import type { AskGraph, GraphRequest } from "./graph-request.ts";
import { malformed } from "./parse-answer.ts";

/** No calendar is that long; a server that pages in circles must not hold a worker for ever. */
const maxPages = 500;

/** A list and the shape of its items; `path` leads to the first page. */
export type ListRequest<T> = {
  operation: string;
  path: string;
  headers?: Record<string, string>;
  item: z.ZodType<T>;
};

type Page<T> = { value: T[]; "@odata.nextLink"?: string | undefined };

export type ReadAllPages = <T>(list: ListRequest<T>) => Promise<Result<T[]>>;

/**
 * Reads lists to their end by following `@odata.nextLink` as given, with the same headers. Error `malformed` for a link that
 * leaves Graph's origin, where the token must not go, and for paging without end.
 * Source: learn.microsoft.com/graph/paging
 */
export function createReadAllPages(ask: AskGraph, graphUrl: string): ReadAllPages {
  return async <T>({ operation, path, headers = {}, item }: ListRequest<T>) => {
    const answer: z.ZodType<Page<T>> = z.object({
      value: z.array(item),
      "@odata.nextLink": z.string().optional(),
    });
    const items: T[] = [];
    let target: GraphRequest<unknown>["target"] = { path };
    for (let page = 0; page < maxPages; page++) {
      const result: Result<Page<T>> = await ask({
        operation,
        target,
        method: "GET",
        headers,
        answer,
      });
      if (!result.ok) return result;
      items.push(...result.value.value);
      const link: string | undefined = result.value["@odata.nextLink"];
      if (link === undefined) return ok(items);
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
