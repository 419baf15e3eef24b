"use client";

import { useMemo } from "react";
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useBooker } from "../context/booker-context.ts";
import { matchesZone, timeZoneOptions } from "../words/time-zone-options.ts";

/** All zones with the time it is there, searched by city, region, name or distance from UTC. */
export default function TimeZoneComboBox({
  timeZone,
  onChoose,
  onClose,
}: {
  timeZone: string;
  onChoose: (timeZone: string) => void;
  onClose: () => void;
}) {
  const { words, offered } = useBooker();
  const options = useMemo(() => timeZoneOptions(timeZone, offered.now), [timeZone, offered.now]);
  const minute = Math.floor(offered.now / 60_000);
  return (
    <ComboBox
      aria-label="Time zone"
      className="zone-box"
      autoFocus
      menuTrigger="focus"
      defaultItems={options}
      defaultFilter={matchesZone}
      onChange={(key) => key !== null && onChoose(String(key))}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Input className="field" placeholder="Search a city or zone" />
      <Button className="zone-arrow" aria-label="All time zones">
        <svg aria-hidden viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.75">
          <path d="m5 7.5 5 5 5-5" />
        </svg>
      </Button>
      <Popover className="popover" offset={6}>
        <ListBox<(typeof options)[number]> className="zone-list" renderEmptyState={() => <p>No such zone</p>}>
          {({ id, name, offset, searchText }) => (
            <ListBoxItem
              id={id}
              textValue={searchText}
              className="zone-option"
              aria-label={`${name}, ${offset}`}
            >
              <span className="truncate">{name}</span>
              <span className="text-muted tabular-nums">
                {words.timeIn(id, minute)} · {offset}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
