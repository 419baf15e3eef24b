"use client";

import type { MinuteRange } from "@calcache/availability";
import { useBooker } from "../context/booker-context.ts";
import { cityOf, hostNames, zoneName } from "../words/sentences.ts";

/** The chosen slot in words: date, weekday, both times, zone and hosts, so that a mistaken zone or noon shows. */
export function SelectedSlot({ slot }: { slot: MinuteRange | null }) {
  const { view, eventType, words, t } = useBooker();
  const { slotIsGone, timeZone } = view;
  if (slot === null) {
    return slotIsGone ? (
      <p role="status" className="notice">
        {t("slotGone")}
      </p>
    ) : null;
  }
  const { start, end } = slot;
  return (
    <section aria-label={t("yourChoice")} className="choice">
      <p className="label">{t("youChose")}</p>
      <p className="choice-date">
        <span {...words.language}>{words.fullDate(words.dateOf(start))}</span>
      </p>
      <p>
        <span {...words.language}>{words.timeRange(start, end)}</span>{" "}
        <span className="text-muted">({zoneName(timeZone)})</span>
      </p>
      <p className="mt-1 text-muted">{t("withHosts", { hosts: hostNames(t, eventType) })}</p>
      <HostTimes start={start} />
    </section>
  );
}

/** More would be noise. */
const mostZones = 3;

/** What the slot's start is on the clocks of hosts in other zones. */
function HostTimes({ start }: { start: number }) {
  const { eventType, words, t } = useBooker();
  const zones = new Map(eventType.hosts.map(({ zone }) => [zone.name, zone]));
  const times = [...zones.values()]
    .map((zone) => ({ city: cityOf(zone.name), time: words.timeIn(zone, start) }))
    .filter(({ time }) => time !== words.time(start));
  if (times.length === 0 || times.length > mostZones) return null;
  return <p className="mt-1 text-muted">{times.map((each) => t("timeIn", each)).join(t("between"))}</p>;
}
