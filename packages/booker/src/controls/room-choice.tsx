"use client";

import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import { chosenRoom, roomParameter } from "../view/page-query.ts";

/** In which room it takes place, where there is a choice: ways to the times of each. A booking that is moved keeps its own while it can. */
export function RoomChoice() {
  const { eventType, moved, query, t } = useBooker();
  const { rooms = [] } = eventType;
  if (moved !== null || rooms.length === 0) return null;
  const chosen = chosenRoom(query, eventType)?.id ?? null;
  const choices = [{ id: null, name: t("anyRoom") }, ...rooms];
  return (
    <div>
      <dt className="label">{t("room")}</dt>
      <dd>
        <nav aria-label={t("room")} className="choices">
          {choices.map(({ id, name }) => (
            <PageLink
              key={id}
              to={{ [roomParameter]: id === null ? null : String(id), slot: null }}
              aria-current={id === chosen ? "true" : undefined}
            >
              {name}
            </PageLink>
          ))}
        </nav>
      </dd>
    </div>
  );
}
