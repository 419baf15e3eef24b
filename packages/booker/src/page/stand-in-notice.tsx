"use client";

import { useBooker } from "../context/booker-context.ts";

/** Says who stands in for the person whose page it is, where they are away on some of the shown dates. */
export function StandInNotice() {
  const { eventType, offered, words } = useBooker();
  const { first, last } = offered;
  const present = (eventType.standIns ?? []).filter((one) => one.first <= last && first <= one.last);
  if (present.length === 0) return null;
  return (
    <div role="status" className="notice">
      {present.map((one) => (
        <p key={`${one.first} ${one.name}`}>
          {one.hostName} is out of office (
          <span {...words.language}>
            {one.first === one.last ? words.fullDate(one.first) : words.dateRange(one.first, one.last)}
          </span>
          ).{" "}
          {one.username === null ? one.name : <a href={`/${encodeURIComponent(one.username)}`}>{one.name}</a>}{" "}
          stands in.
        </p>
      ))}
    </div>
  );
}
