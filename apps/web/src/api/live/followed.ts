import type { Concerned } from "./concerned.ts";
import { gathered } from "./gathered.ts";

/** ms. What one transaction changes comes as several news at once; and each viewer that is told asks for slots anew. */
const pace = { gather: 10, rest: 500 };

/** Someone with an open page. */
export type Viewer = {
  /** where it is looked at from */
  address: string;
  /** what the page offers may have changed */
  tell: () => void;
  /** there will be no more news */
  end: () => void;
};

/** An event type with viewers. */
export type Followed = {
  viewers: Set<Viewer>;
  /** whom news have to be about to be news for it */
  concerned: Concerned;
  /** Tells all viewers: at once, or a moment later if they have just been told. */
  tell: () => void;
  /** Drops what is still to be told. */
  forget: () => void;
};

/** An event type that nobody follows yet. */
export function newlyFollowed(concerned: Concerned): Followed {
  const viewers = new Set<Viewer>();
  const { call, cancel } = gathered(pace, () => {
    for (const viewer of viewers) viewer.tell();
  });
  return { viewers, concerned, tell: call, forget: cancel };
}
