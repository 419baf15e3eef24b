"use client";

import { fixedZone, offsetName, searchZones, type ZoneChoice } from "@calcache/time-zones";
import { useState } from "react";
import {
  Button,
  ComboBox,
  I18nProvider,
  Input,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  Virtualizer,
} from "react-aria-components";
import { useBooker } from "../context/booker-context.ts";
import { zoneName } from "../words/sentences.ts";

/** px: a row of the list, as high as a finger needs (controls.css). */
const rowHeight = 44;

/** All zones with their current time, searched by city, country, name, abbreviation or offset. */
export default function TimeZoneComboBox({
  choices,
  onChoose,
  onClose,
}: {
  choices: readonly ZoneChoice[];
  onChoose: (timeZone: string) => void;
  onClose: () => void;
}) {
  const { words, offered, t, language } = useBooker();
  const [typed, setTyped] = useState("");
  const minute = Math.floor(offered.now / 60_000);
  return (
    // React Aria's own words are of the page's language.
    <I18nProvider locale={language}>
      <ComboBox
        aria-label={t("timeZone")}
        className="zone-box"
        autoFocus
        menuTrigger="focus"
        items={searchZones(choices, typed)}
        inputValue={typed}
        onInputChange={setTyped}
        allowsEmptyCollection
        onChange={(key) => key !== null && onChoose(String(key))}
        // Not when the list closes: it does so whenever the page scrolls, as it may to show the field or a phone's keyboard.
        onBlur={onClose}
        onKeyDown={({ key }) => key === "Escape" && onClose()}
      >
        <Input className="field" placeholder={t("searchZone")} />
        <Button className="zone-arrow" aria-label={t("allZones")}>
          <svg aria-hidden viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.75">
            <path d="m5 7.5 5 5 5-5" />
          </svg>
        </Button>
        <Popover className="popover" offset={6}>
          {/* Only the rows in sight: some six hundred took a second and a half to open, on a phone five. */}
          <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: rowHeight }}>
            <ListBox<ZoneChoice> className="zone-list" renderEmptyState={() => <p>{t("noSuchZone")}</p>}>
              {({ id, offset }) => (
                <ListBoxItem
                  id={id}
                  textValue={zoneName(id)}
                  className="zone-option"
                  aria-label={`${zoneName(id)}, ${offsetName(offset)}`}
                >
                  <span className="truncate">{zoneName(id)}</span>
                  <span className="text-muted whitespace-nowrap tabular-nums">
                    {words.timeIn(fixedZone(id, offset), minute)} · {offsetName(offset)}
                  </span>
                </ListBoxItem>
              )}
            </ListBox>
          </Virtualizer>
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}
