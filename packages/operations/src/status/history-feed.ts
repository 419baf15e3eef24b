import { html } from "@calcache/emails";
import { Feed } from "feed";
import { type PublicIncident, statusOf } from "../incidents/public-incident.ts";
import type { Status } from "./status.ts";

/** Where the feed is, as Statuspage names it. */
export const historyFeedPath = "/api/v2/history.atom";

/** Incidents as an Atom feed (RFC 4287), the latest first; an entry changes with each update of its incident. */
export function historyFeed({ incidents, asOf }: Status, webappUrl: string): string {
  const page = `${webappUrl}/status`;
  const feed = new Feed({
    id: page,
    title: "Calcache: incidents",
    link: page,
    feedLinks: { atom: webappUrl + historyFeedPath },
    updated: new Date(Math.max(...incidents.map(changedAt), 0) || asOf),
    generator: "Calcache",
    copyright: "",
  });
  for (const incident of incidents)
    feed.addItem({
      id: `${page}#incident-${incident.id}`,
      link: `${page}#incident-${incident.id}`,
      title: html`${incident.name} (${statusOf(incident)})`.markup,
      published: new Date(incident.beganAt),
      date: new Date(changedAt(incident)),
      content: wordsOf(incident),
    });
  return feed.atom1();
}

/** Epoch ms. */
const changedAt = ({ updates, beganAt }: PublicIncident): number => updates.at(-1)?.at ?? beganAt;

const wordsOf = ({ updates, nextUpdateBy }: PublicIncident): string =>
  html`${nextUpdateBy === null ? [] : [html`<p>Next update by ${iso(nextUpdateBy)}.</p>`]}${updates
    .toReversed()
    .map(({ status, at, body }) => html`<p><strong>${status}</strong>, ${iso(at)}: ${body}</p>`)}`.markup;

const iso = (at: number) => new Date(at).toISOString();
