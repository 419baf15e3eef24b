"use client";

import type { ZoneChoice } from "@calcache/time-zones";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useBooker } from "../context/booker-context.ts";
import { useNow } from "../context/use-now.ts";
import { zoneName } from "../words/sentences.ts";

const loadComboBox = () => import("./time-zone-combo-box.tsx");
const TimeZoneComboBox = lazy(loadComboBox);

/** The list of zones: not asked for, being fetched, not to be had, or here. */
type Choice = "closed" | "loading" | "failed" | readonly ZoneChoice[];

/** The zone that all times are shown in, and the choice of another, which is fetched when it is wanted. */
export function TimeZonePicker() {
  const { view, words, offered, go, announce, timeZonesUrl, t } = useBooker();
  const [choice, setChoice] = useState<Choice>("closed");
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const minute = Math.floor(useNow(offered.now) / 60_000);
  const isOpen = choice !== "closed" && choice !== "loading";

  useEffect(() => {
    // Not where the focus has gone elsewhere by itself.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  async function open() {
    setChoice("loading");
    setChoice(await fetchChoices(timeZonesUrl));
  }

  function choose(timeZone: string) {
    setChoice("closed");
    if (timeZone === view.timeZone) return;
    announce(t("shownInZone", { zone: zoneName(timeZone) }));
    go({ "cal.tz": timeZone, slot: null });
  }

  const current = (
    <button ref={button} type="button" className="field zone-button" onClick={open}>
      <span className="truncate">
        <span className="sr-only">{t("changeTimeZone")}</span>
        {zoneName(view.timeZone)}
      </span>
      <span
        className="text-muted whitespace-nowrap tabular-nums"
        {...words.language}
        suppressHydrationWarning
      >
        {words.zone.name === view.timeZone && words.time(minute)}
      </span>
    </button>
  );
  return (
    <div className="zone">
      <p className="label" aria-hidden>
        {t("timeZone")}
      </p>
      <div className="needs-script">
        {choice === "closed" || choice === "loading" ? (
          current
        ) : choice === "failed" ? (
          <TimeZoneForm autoFocus />
        ) : (
          <Suspense fallback={current}>
            <TimeZoneComboBox choices={choice} onChoose={choose} onClose={() => setChoice("closed")} />
          </Suspense>
        )}
      </div>
      <noscript>
        <TimeZoneForm />
      </noscript>
    </div>
  );
}

async function fetchChoices(url: string | null): Promise<Choice> {
  if (url === null) return "failed";
  try {
    const [response] = await Promise.all([fetch(url), loadComboBox()]);
    return response.ok ? await response.json() : "failed";
  } catch {
    return "failed";
  }
}

/** Where no scripts run, or the list of zones can't be fetched: the name of a zone is typed. */
function TimeZoneForm({ autoFocus = false }: { autoFocus?: boolean }) {
  const { view, search, t } = useBooker();
  const { "cal.tz": _, slot: __, ...kept } = search;
  return (
    <form className="flex gap-2">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input
        name="cal.tz"
        aria-label={t("timeZone")}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus={autoFocus}
        defaultValue={view.timeZone}
        className="field"
        spellCheck={false}
        autoCapitalize="off"
      />
      <button type="submit" className="button">
        {t("setTimeZone")}
      </button>
    </form>
  );
}
