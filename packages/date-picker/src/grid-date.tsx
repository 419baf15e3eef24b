import type { AnchorHTMLAttributes, KeyboardEvent, MouseEvent } from "react";
import type { CivilDate } from "./civil-date.ts";
import { opensElsewhere } from "./opens-elsewhere.ts";
import type { Tab } from "./tab.ts";

/**
 * A date of a month's grid, with what it is called. A link, so that it leads somewhere without scripts where it has an address. One element
 * whether it can be chosen or not, so that it keeps the focus when its times come and go.
 */
export function GridDate({
  date,
  tab: { isTabbed, onFocus },
  isSelected,
  isFree,
  label,
  href,
  onChoose,
  ...props
}: Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "aria-label" | "onClick" | "onFocus" | "onKeyDown"> & {
  date: CivilDate;
  tab: Tab;
  isSelected: boolean;
  /** it has times, and can be chosen */
  isFree: boolean;
  label: string;
  onChoose: (date: CivilDate) => void;
}) {
  function choose(event: MouseEvent) {
    if (!isFree || opensElsewhere(event)) return;
    event.preventDefault();
    onChoose(date);
  }
  return (
    <td {...cellOf(isSelected, isFree)}>
      <a
        {...props}
        {...pressed}
        href={href}
        tabIndex={isTabbed ? 0 : -1}
        onClick={choose}
        onKeyDown={pressByKey}
        onFocus={() => onFocus(date)}
        aria-disabled={!isFree}
        aria-label={label}
        data-date={date}
      />
    </td>
  );
}

/** A table's cell in which arrow keys move, and what is pressed in it (WAI-ARIA, date grid). */
const cellOf = (isSelected: boolean, isFree: boolean) =>
  ({ role: "gridcell", "aria-selected": isSelected, "aria-disabled": !isFree }) as const;
const pressed = { role: "button" };

/** As a button is. A link with an address hears Enter by itself. */
function pressByKey(event: KeyboardEvent<HTMLElement>) {
  const isLink = event.currentTarget.hasAttribute("href");
  if (event.key !== " " && (event.key !== "Enter" || isLink)) return;
  event.preventDefault();
  event.currentTarget.click();
}
