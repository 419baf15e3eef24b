import { isRtl } from "@calcache/date-picker/components";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { civilAfter } from "../data/civil.ts";
import { type BusyOfPeople, statusIn } from "../data/use-free-busy.ts";
import type { ElementTexts } from "../words/english.ts";
import type { ElementWords } from "./frame/element-words.ts";
import { type Cell, moveInGrid } from "./move-in-grid.ts";
import { type Person, type RowRange, rowStarts, stepMinutes } from "./proposal.ts";

/** A range that is being marked: where it began, and where it is now. */
type Marked = { date: string; from: number; to: number };

/** A table in which arrow keys move, and of which several cells are chosen at once (WAI-ARIA, grid pattern). */
const grid = { role: "grid", "aria-multiselectable": true } as const;

const gridCell = (isSelected: boolean) => ({ role: "gridcell", "aria-selected": isSelected }) as const;

/** Dates side by side, a row for each half hour, and in each cell a lane for each person. */
export function WeekGrid({
  dates,
  hours,
  people,
  busy,
  words,
  proposed,
  onPropose,
}: {
  dates: readonly string[];
  hours: readonly [number, number];
  people: readonly Person[];
  busy: BusyOfPeople;
  words: ElementWords;
  proposed: RowRange | null;
  onPropose: (range: RowRange) => void;
}) {
  const table = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState<Cell>({ row: 0, column: 0 });
  const [marked, setMarked] = useState<Marked | null>(null);
  const rows = rowStarts(dates[0] ?? "", hours).map((start) => start.slice("YYYY-MM-DD".length));
  const shown = marked ? rangeOf(marked) : proposed;
  const isMarked = (date: string, row: number) =>
    shown !== null && shown.date === date && row >= shown.first && row <= shown.last;

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    const at = cellOf(event.target);
    if (at === null) return;
    const date = dates[at.column] ?? "";
    if (event.key === "Escape") setMarked(null);
    else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      finish(marked ?? { date, from: at.row, to: at.row });
    } else {
      const size = { rows: rows.length, columns: dates.length };
      const to = moveInGrid(event.key, at, size, isRtl(event.currentTarget));
      if (to === null) return;
      event.preventDefault();
      if (!event.shiftKey) setMarked(null);
      else if (to.column === at.column)
        setMarked({ date, from: marked?.date === date ? marked.from : at.row, to: to.row });
      else return;
      setFocused(to);
      table.current?.querySelector<HTMLElement>(`[data-cell="${to.row} ${to.column}"]`)?.focus();
    }
  }

  function finish(marked: Marked) {
    setMarked(null);
    onPropose(rangeOf(marked));
  }

  function onPointerDown(event: PointerEvent) {
    const at = cellOf(event.target);
    if (at === null || event.button !== 0) return;
    setFocused(at);
    setMarked({ date: dates[at.column] ?? "", from: at.row, to: at.row });
  }

  function onPointerOver(event: PointerEvent) {
    const at = cellOf(event.target);
    if (at !== null && marked !== null && event.buttons === 1 && dates[at.column] === marked.date)
      setMarked({ ...marked, to: at.row });
  }

  return (
    <table
      ref={table}
      {...grid}
      aria-label={words.t("times")}
      className="cc-week"
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerOver={onPointerOver}
      onPointerUp={() => marked && finish(marked)}
      onPointerLeave={() => setMarked(null)}
    >
      <thead>
        <tr>
          <td />
          {dates.map((date) => (
            <th key={date} scope="col" abbr={words.fullDate(date)} {...words.language}>
              {words.weekday(date, "short")} <span className="cc-week-day">{words.day(date)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((time, row) => (
          <tr key={time}>
            <th scope="row" {...words.language}>
              <span className={row % 2 === 1 ? "cc-hidden" : undefined}>
                {words.time(`${dates[0]}${time}`)}
              </span>
            </th>
            {dates.map((date, column) => (
              <td
                key={date}
                {...gridCell(isMarked(date, row))}
                aria-label={`${words.fullDate(date)}, ${words.time(`${date}${time}`)}: ${saidOf(people, busy, date + time, words.t)}`}
                tabIndex={focused.row === row && focused.column === column ? 0 : -1}
                data-cell={`${row} ${column}`}
              >
                <span className="cc-lanes" aria-hidden="true">
                  {people.map(({ username }) => (
                    <span
                      key={username}
                      className="cc-lane"
                      data-status={statusOf(busy, username, date + time)}
                    />
                  ))}
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const rangeOf = ({ date, from, to }: Marked): RowRange => ({
  date,
  first: Math.min(from, to),
  last: Math.max(from, to),
});

function cellOf(target: EventTarget): Cell | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null;
  const [row, column] = (cell?.dataset.cell ?? "").split(" ").map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}

const statusOf = (busy: BusyOfPeople, username: string, start: string) =>
  statusIn(busy[username.toLowerCase()] ?? [], start, civilAfter(start, stepMinutes));

/** `Ann busy, Ben free` */
const saidOf = (people: readonly Person[], busy: BusyOfPeople, start: string, t: ElementTexts): string =>
  people
    .map(({ username, name }) =>
      t("statusOf", { name: name ?? username, status: statusOf(busy, username, start) }),
    )
    .join(t("between"));
