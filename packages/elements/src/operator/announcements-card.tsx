import type { ReactNode } from "react";
import { span } from "../words/ago.ts";
import { utcTime } from "../words/utc-time.ts";

export type ShownAnnouncement = {
  id: number;
  name: string;
  status: string;
  openedAt: number;
  nextUpdateBy: number | null;
  href: string;
};

/** What the public is told of incidents. @param children the form that opens one @param now epoch ms */
export function AnnouncementsCard({
  announcements,
  now,
  children,
}: {
  announcements: readonly ShownAnnouncement[];
  now: number;
  children: ReactNode;
}) {
  return (
    <section className="card settings-account" aria-labelledby="announcements-heading">
      <h2 id="announcements-heading">Public incidents</h2>
      <p className="settings-hint">
        What you write is shown at{" "}
        <a href="/status" className="settings-link">
          /status
        </a>{" "}
        in the place of what is told there by itself. Say at least once a day how things are.
      </p>
      {announcements.length > 0 && (
        <ul className="settings-rows">
          {announcements.map(({ id, name, status, openedAt, nextUpdateBy, href }) => (
            <li key={id}>
              <div className="cc-row-text">
                <p className="cc-name">
                  <a href={href} className="underline underline-offset-4">
                    {name}
                  </a>
                </p>
                <p className="settings-hint">Opened {utcTime(openedAt)}</p>
              </div>
              <p className="cc-state" data-state={stateOf(nextUpdateBy, now)}>
                {status}
                {nextUpdateBy !== null && `, ${promise(nextUpdateBy, now)}`}
              </p>
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}

function stateOf(nextUpdateBy: number | null, now: number): string {
  if (nextUpdateBy === null) return "none";
  return nextUpdateBy < now ? "failing" : "active";
}

const promise = (by: number, now: number) =>
  by < now ? `update overdue for ${span(now - by)}` : `next update in ${span(by - now)}`;
