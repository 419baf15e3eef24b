import type { ReactNode } from "react";
import type { Answer, Known } from "../../data/use-answer.ts";
import type { ElementWords } from "./element-words.ts";
import { Skeleton } from "./skeleton.tsx";

/** How an element looks: as its page says by `color-scheme`, or always in one theme. */
export type Look = { theme?: "light" | "dark" | undefined };

/** What is around every element: its name, its theme, and what it says while it loads, when it fails, and of what is old. */
export function ElementFrame<Data>({
  words: { t, marks },
  label,
  theme,
  skeleton,
  answer,
  retry,
  children,
}: Look & {
  words: ElementWords;
  label: string;
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
    <section className="cc-element" aria-label={label} data-theme={theme} aria-busy={isLoading} {...marks}>
      <div role="status" className={isLoading ? "cc-hidden" : undefined}>
        {isLoading && t("loadingThis")}
        {known !== null && (known.isStale || answer.kind === "failing") && (
          <p className="cc-note">
            {known.asOf === null
              ? t("stale")
              : // UTC's time: whoever looks may be in another zone than what is shown.
                t("staleSince", { time: known.asOf.slice(0, 16).replace("T", " ") })}
          </p>
        )}
      </div>
      {answer.kind === "failing" && known === null && (
        <div role="alert" className="cc-note cc-failing">
          <p>{t(answer.why)}</p>
          <button type="button" className="cc-button" onClick={retry}>
            {t("tryAgain")}
          </button>
        </div>
      )}
      {(known !== null || isLoading) && children(known)}
      {isLoading && <Skeleton lines={skeleton} />}
    </section>
  );
}
