"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useBooker } from "../context/booker-context.ts";
import { useNow } from "../context/use-now.ts";
import { zoneName } from "../words/sentences.ts";

const TimeZoneComboBox = lazy(() => import("./time-zone-combo-box.tsx"));

/** The zone that all times are shown in, and the choice of another, which is fetched when it is wanted. */
export function TimeZonePicker() {
  const { view, words, offered, go, announce } = useBooker();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const minute = Math.floor(useNow(offered.now) / 60_000);

  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  function choose(timeZone: string) {
    setIsOpen(false);
    if (timeZone === view.timeZone) return;
    announce(`Times are now shown in ${zoneName(timeZone)}`);
    go({ "cal.tz": timeZone, slot: null });
  }

  const current = (
    <button ref={button} type="button" className="field zone-button" onClick={() => setIsOpen(true)}>
      <span className="truncate">
        <span className="sr-only">Change the time zone, </span>
        {zoneName(view.timeZone)}
      </span>
      <span className="text-muted whitespace-nowrap tabular-nums" suppressHydrationWarning>
        {words.time(minute)}
      </span>
    </button>
  );
  return (
    <div className="zone">
      <p className="label" aria-hidden>
        Time zone
      </p>
      <div className="needs-script">
        {isOpen ? (
          <Suspense fallback={current}>
            <TimeZoneComboBox timeZone={view.timeZone} onChoose={choose} onClose={() => setIsOpen(false)} />
          </Suspense>
        ) : (
          current
        )}
      </div>
      <noscript>
        <TimeZoneForm />
      </noscript>
    </div>
  );
}

/** The choice of a zone where no scripts run. */
function TimeZoneForm() {
  const { view, search } = useBooker();
  const { "cal.tz": _, slot: __, ...kept } = search;
  return (
    <form className="flex gap-2">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input
        name="cal.tz"
        aria-label="Time zone"
        defaultValue={view.timeZone}
        className="field"
        spellCheck={false}
        autoCapitalize="off"
      />
      <button type="submit" className="button">
        Set
      </button>
    </form>
  );
}
