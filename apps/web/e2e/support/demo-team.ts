import { teamOf } from "./team.ts";
import type { WebApp } from "./web-app.ts";

/** A date a number of days ahead, in UTC. */
export const dateAhead = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, "YYYY-MM-DD".length);

/** Gives an app a team of two hosts who work from 9 to 5 in UTC, all week, and reads their calendars. */
export async function bookableTeam(app: WebApp, eventType: object = {}) {
  const hosts = ["Ann Ito", "Ben Richter"].map((displayName) =>
    app.simulator.createMailbox({
      address: `${displayName.split(" ")[0]?.toLowerCase()}@contoso.example`,
      displayName,
      timeZone: "Europe/London",
    }),
  );
  await app.importTeam(teamOf(hosts, eventType));
  await app.cron();
  return hosts;
}
