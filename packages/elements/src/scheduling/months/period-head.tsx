import type { ElementWords } from "../frame/element-words.ts";

const ways = { month: ["previousMonth", "nextMonth"], week: ["previousWeek", "nextWeek"] } as const;

/** The title of what is shown, and the ways to what is before and after it. @param onEarlier, onLater null where there is nothing to see */
export function PeriodHead({
  unit,
  title,
  words,
  onEarlier,
  onLater,
}: {
  unit: "month" | "week";
  title: string;
  words: ElementWords;
  onEarlier: (() => void) | null;
  onLater: (() => void) | null;
}) {
  const { t } = words;
  const [previous, next] = ways[unit];
  return (
    <div className="cc-head">
      <p className="cc-title" aria-live="polite" {...words.language}>
        {title}
      </p>
      <button
        type="button"
        className="cc-button cc-turn"
        aria-label={t(previous)}
        disabled={onEarlier === null}
        onClick={() => onEarlier?.()}
      >
        <span aria-hidden="true">‹</span>
      </button>
      <button
        type="button"
        className="cc-button cc-turn"
        aria-label={t(next)}
        disabled={onLater === null}
        onClick={() => onLater?.()}
      >
        <span aria-hidden="true">›</span>
      </button>
    </div>
  );
}
