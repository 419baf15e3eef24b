"use client";

import type { ReactNode } from "react";
import { useBooker } from "../context/booker-context.ts";
import { LengthChoice } from "../controls/length-choice.tsx";
import { RoomChoice } from "../controls/room-choice.tsx";
import { hostNames, repetition, withWhom } from "../words/sentences.ts";
import { HostAvatars } from "./host-avatars.tsx";

/** What is offered, by whom and how long it takes; `children` is the choice of time zone. */
export function EventSummary({ children }: { children: ReactNode }) {
  const { eventType, t } = useBooker();
  const { ownerName, title, description, recurrence } = eventType;
  return (
    <header className="booker-summary">
      <div>
        <p className="booker-owner">{ownerName}</p>
        <h1>{title}</h1>
        {description && <p className="mt-3 text-sm text-muted text-pretty">{description}</p>}
      </div>
      <dl>
        <div>
          <dt className="label">{t("duration")}</dt>
          <dd>
            <LengthChoice />
          </dd>
        </div>
        <RoomChoice />
        {recurrence && (
          <div>
            <dt className="label">{t("repeats")}</dt>
            <dd>{repetition(t, recurrence)}</dd>
          </div>
        )}
        <div>
          <dt className="label">{withWhom(t, eventType)}</dt>
          <dd>
            <HostAvatars />
            {hostNames(t, eventType)}
          </dd>
        </div>
      </dl>
      {children}
    </header>
  );
}
