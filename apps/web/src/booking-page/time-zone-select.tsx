"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * A choice of zones that needs no button where scripts run, and that begins with the visitor's own zone when they
 * haven't chosen one.
 */
export function TimeZoneSelect({
  id,
  name,
  timeZone,
  timeZones,
  detect,
}: {
  id: string;
  name: string;
  timeZone: string;
  timeZones: readonly string[];
  detect: boolean;
}) {
  const [isReady, setIsReady] = useState(false);
  const router = useRouter();
  const pathname = usePathname();

  useEffect(() => {
    setIsReady(true);
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!detect || own === timeZone) return;
    const search = new URLSearchParams(window.location.search);
    search.set(name, own);
    router.replace(`${pathname}?${search}`, { scroll: false });
  }, [detect, name, pathname, router, timeZone]);

  return (
    <span className="flex gap-2">
      <select
        id={id}
        name={name}
        defaultValue={timeZone}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="field"
      >
        {timeZones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </select>
      <button type="submit" className="button" hidden={isReady}>
        Set
      </button>
    </span>
  );
}
