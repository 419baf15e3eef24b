"use client";

import { useId, useState } from "react";
import { useBooker } from "../context/booker-context.ts";
import { useNow } from "../context/use-now.ts";
import type { PublicHost } from "../view/event-type.ts";
import { cityOf, initials } from "../words/sentences.ts";

const shown = 4;

/** The hosts by their initials, with their names and the time where they are on hover and focus. */
export function HostAvatars() {
  const { eventType, offered } = useBooker();
  const { hosts } = eventType;
  const minute = Math.floor(useNow(offered.now) / 60_000);
  const more = hosts.length - shown;
  return (
    <span className="avatars">
      {hosts.slice(0, shown).map((host, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two hosts may have one name, and they never move
        <HostAvatar key={place} host={host} minute={minute} />
      ))}
      {more > 0 && <span className="avatar">+{more}</span>}
    </span>
  );
}

function HostAvatar({ host: { name, zone }, minute }: { host: PublicHost; minute: number }) {
  const { words, t } = useBooker();
  const [isShown, setShown] = useState(false);
  const id = useId();
  const show = () => setShown(true);
  const hide = () => setShown(false);
  return (
    // It holds the tooltip, which stays while the pointer is on it.
    <span onPointerEnter={show} onPointerLeave={hide}>
      <button
        type="button"
        className="avatar"
        aria-label={name}
        aria-describedby={isShown ? id : undefined}
        data-initials={initials(name)}
        style={{ filter: `hue-rotate(${hueOf(name)}deg)` }}
        onFocus={show}
        onBlur={hide}
        onKeyDown={({ key }) => key === "Escape" && hide()}
      />
      {isShown && (
        <span role="tooltip" id={id} className="tooltip-place">
          <span className="tooltip">
            {name} · {t("timeIn", { time: words.timeIn(zone, minute), city: cityOf(zone.name) })}
          </span>
        </span>
      )}
    </span>
  );
}

/** The same colour for the same name. */
const hueOf = (name: string) =>
  Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
