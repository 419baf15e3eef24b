import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createHostDatabase, organizations, writeOrganizations } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dateAhead } from "./support/demo-team.ts";
import { until } from "./support/run.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

/* Three organisations have a team `devs` and an `ann`: whatever leads to one of their pages has to say whose it is. */

let app: WebApp;
const day = dateAhead(14);

beforeAll(async () => {
  app = await startWebApp({ createDatabase: createHostDatabase, fill: writeOrganizations });
});
afterAll(() => app.close());

/** Books one of acme's event types. @returns the booking's uid */
async function book(time: string, names: object): Promise<string> {
  const attendee = { name: "Vera", email: "vera@visitor.example", timeZone: "UTC" };
  const answer = await fetch(`${app.url}/api/v2/bookings`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ orgSlug: "acme", ...names, start: `${day}T${time}:00Z`, attendee }),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()).data.uid;
}

const get = async (path: string) => {
  const answer = await fetch(new URL(path, app.url));
  return { status: answer.status, url: answer.url.slice(app.url.length), html: await answer.text() };
};
/** Where a page's links lead, as a browser reads them. */
const linksOf = (html: string) =>
  [...html.matchAll(/ href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));

// Seen failing with 404: the slugs alone, which several organisations have.
test("lead from a booking to the page that it was booked on, to move it or to book again", async () => {
  const uid = await book("18:00", { teamSlug: "devs", eventTypeSlug: "intro" });
  const moved = await get(`/reschedule/${uid}`);
  expect(moved).toMatchObject({
    status: 200,
    url: `/team/devs/intro?orgSlug=acme&rescheduleUid=${uid}`,
    html: expect.stringContaining("Intro at acme"),
  });
  const links = linksOf((await get(`/booking/${uid}`)).html);
  expect(links).toContain(`/team/devs/intro?orgSlug=acme&rescheduleUid=${uid}`);
  const cancelled = await fetch(`${app.url}/api/v2/bookings/${uid}/cancel`, { method: "POST" });
  expect(cancelled.status).toBe(200);
  expect(linksOf((await get(`/booking/${uid}`)).html)).toContain("/team/devs/intro?orgSlug=acme");
});

test("lead on from a page to its other dates and forms within the organisation", async () => {
  const { html } = await get(`/team/devs/intro?orgSlug=acme&date=${day}&cal.tz=UTC`);
  const within = linksOf(html).filter((href) => href.startsWith("?") || href.startsWith("/team/"));
  expect(within.length).toBeGreaterThan(3);
  for (const href of within) expect(href).toContain("orgSlug=acme");
});

test("lead from the home page to each organisation's team", async () => {
  const links = linksOf((await get("/")).html).filter((href) => href.startsWith("/team/devs"));
  const ofOrganizations = organizations.flatMap((slug) => [
    `/team/devs?orgSlug=${slug}`,
    `/team/devs/intro?orgSlug=${slug}`,
  ]);
  expect(links.toSorted()).toEqual(ofOrganizations.toSorted());
  for (const link of links) expect((await get(link)).status).toBe(200);
});

test("in mails lead there too, of a user's own event type as well", async () => {
  const uid = await book("19:00", { username: "ann", eventTypeSlug: "chat" });
  const folder = app.env.EMAIL_FOLDER ?? "";
  const mail = await until(async () => {
    const files = await readdir(folder);
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
    // Quoted-printable: lines are broken by "=", and "=" is written "=3D".
    return texts
      .map((text) => text.replaceAll("=\r\n", "").replaceAll("=3D", "="))
      .find((text) => text.includes(uid));
  });
  expect(mail).toContain(`${app.url}/reschedule/${uid}`);
  // A calendar file has no links.
  expect((await get(`/booking/${uid}/calendar.ics`)).html).not.toContain(app.url);
  expect((await get(`/reschedule/${uid}`)).url).toBe(`/ann/chat?orgSlug=acme&rescheduleUid=${uid}`);
  expect((await get(`/reschedule/${uid}`)).html).toContain("Chat at acme");
});
