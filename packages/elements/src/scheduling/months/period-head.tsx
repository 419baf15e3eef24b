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
      {(
        [
          ["‹", previous, onEarlier],
          ["›", next, onLater],
        ] as const
      ).map(([arrow, label, onTurn]) => (
        <button
          key={arrow}
          type="button"
          className="cc-button cc-turn"
          aria-label={t(label)}
          disabled={onTurn === null}
          onClick={() => onTurn?.()}
        >
          <span aria-hidden="true">{arrow}</span>
        </button>
      ))}
    </div>
  );
}
