import type { ReactNode } from "react";
import type { Answer, Failure, Known } from "../data/use-answer.ts";

/** How an element looks: as its page says by `color-scheme`, or always in one theme. */
export type Look = { theme?: "light" | "dark" | undefined };

/** What is said of each failure. */
export const failures: Record<Failure, string> = {
  expired: "This page may not show this any more. Reload it, please.",
  refused: "This page may not show this.",
  "too-often": "This was asked too often. It is tried again in a while.",
  away: "This can't be shown just now.",
};

/** What is around every element: its name, its theme, and what it says while it loads, when it fails, and of what is old. */
export function ElementFrame<Data>({
  label,
  theme,
  loading,
  skeleton,
  answer,
  retry,
  children,
}: Look & {
  label: string;
  /** `Loading times` */
  loading: string;
  /** how many lines stand where something will be */
  skeleton: number;
  answer: Answer<Data>;
  retry: () => void;
  /** @param known null while it loads, for what can be shown before */
  children: (known: Known<Data> | null) => ReactNode;
}) {
  const known = answer.kind === "ready" ? answer : answer.kind === "failing" ? answer.last : null;
  const isLoading = answer.kind === "loading";
  return (
    <section className="cc-element" aria-label={label} data-theme={theme} aria-busy={isLoading}>
      <div role="status" className={isLoading ? "cc-hidden" : undefined}>
        {isLoading && `${loading}…`}
        {known !== null && (known.isStale || answer.kind === "failing") && (
          <p className="cc-note">{staleWords(known.asOf)}</p>
        )}
      </div>
      {answer.kind === "failing" && known === null && (
        <div role="alert" className="cc-note cc-failing">
          <p>{failures[answer.why]}</p>
          <button type="button" className="cc-button" onClick={retry}>
            Try again
          </button>
        </div>
      )}
      {(known !== null || isLoading) && children(known)}
      {isLoading && <Skeleton lines={skeleton} />}
    </section>
  );
}

/** The time is UTC's: whoever looks may be in another zone than what is shown. */
const staleWords = (asOf: string | null): string =>
  asOf === null
    ? "This may be out of date: it can't be read just now."
    : `This may be out of date: it is as of ${asOf.slice(0, 16).replace("T", " ")} UTC.`;

function Skeleton({ lines }: { lines: number }) {
  return (
    <div className="cc-skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <span key={line} className="cc-bar" />
      ))}
    </div>
  );
}
