import { useCallback, useEffect, useState } from "react";
import type { Place } from "./place.ts";

/** What was read, and how well it is known. */
export type Known<Data> = {
  data: Data;
  /** Shown as last known: the calendar can't be read now. */
  isStale: boolean;
  /** When the oldest of it was read, ISO; null where nobody says. */
  asOf: string | null;
};

/** Why nothing new came: what is said of each is a text by its name. */
export type Failure = "expired" | "refused" | "too-often" | "away";

/**
 * What an element shows. `last` is what was known before it failed; null for nothing. What is shown is asked again each minute while the page
 * is looked at.
 */
export type Answer<Data> =
  | { kind: "loading" }
  | ({ kind: "ready" } & Known<Data>)
  | { kind: "failing"; why: Failure; last: Known<Data> | null };

/** ms after which what is shown is asked for again; and at least after a failure. */
const again = 60_000;

/** Headers of a request with a token, or without. */
export const authorized = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };

/** How elements ask if nothing is said. */
export const fetched = (url: string, init: RequestInit) => fetch(url, init);

/**
 * Asks for a path, and again each minute. Another path is loaded anew; a failure keeps what was known.
 * @param path null: nothing is asked yet
 * @param read what a success says; a function that stays the same
 */
export function useAnswer<Data>(
  path: string | null,
  { origin, token, transport = fetched, onExpired }: Place,
  read: (body: unknown, headers: Headers) => Known<Data>,
): { answer: Answer<Data>; retry: () => void } {
  const [shown, setShown] = useState<{ path: string | null; answer: Answer<Data> }>({
    path,
    answer: { kind: "loading" },
  });
  const [turn, setTurn] = useState(0);
  const retry = useCallback(() => setTurn((turn) => turn + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks again; what hears of it may be another function each time
  useEffect(() => {
    if (path === null || token === "") return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function ask(): Promise<void> {
      const init = {
        signal: abort.signal,
        credentials: "omit",
        headers: authorized(token),
      } as const;
      let wait = again;
      try {
        const response = await transport(origin + path, init);
        if (abort.signal.aborted) return;
        if (response.ok) {
          const known = read(await response.json(), response.headers);
          setShown({ path, answer: { kind: "ready", ...known } });
        } else {
          wait = Math.max(again, Number(response.headers.get("retry-after") ?? 0) * 1000);
          fail(failureOf(response.status));
        }
      } catch {
        fail("away");
      }
      if (!abort.signal.aborted) timer = setTimeout(whenSeen, wait);
    }

    function fail(why: Failure) {
      if (abort.signal.aborted) return;
      setShown((before) => ({ path, answer: { kind: "failing", why, last: lastOf(before, path) } }));
      if (why === "expired") onExpired?.();
    }

    /** Nobody's time is spent on a page that isn't looked at. */
    function whenSeen() {
      if (document.visibilityState === "visible") void ask();
      else document.addEventListener("visibilitychange", whenSeen, { once: true, signal: abort.signal });
    }

    void ask();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [path, origin, token, transport, turn]);

  return { answer: shown.path === path ? shown.answer : { kind: "loading" }, retry };
}

function lastOf<Data>(
  before: { path: string | null; answer: Answer<Data> },
  path: string | null,
): Known<Data> | null {
  if (before.path !== path) return null;
  if (before.answer.kind === "failing") return before.answer.last;
  return before.answer.kind === "ready" ? before.answer : null;
}

/** What a status that is no success means to a page. */
export function failureOf(status: number): Failure {
  if (status === 401) return "expired";
  if (status === 429) return "too-often";
  return status < 500 ? "refused" : "away";
}
