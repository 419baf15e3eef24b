import { expect, it } from "vitest";
import { facts } from "../testing/facts.ts";
import { addToCalendarLinks } from "./add-to-calendar-links.ts";

const links = (changes = {}) =>
  addToCalendarLinks(facts(changes)).map(({ name, url }) => {
    const { host, searchParams } = new URL(url);
    return { name, url, host, given: Object.fromEntries(searchParams) };
  });

it("fills the event in at Google, Outlook.com and Office 365, in UTC", () => {
  const [google, outlook, office] = links();
  expect(google).toMatchObject({
    host: "calendar.google.com",
    given: { action: "TEMPLATE", text: "Team event", dates: "20261201T090000Z/20261201T093000Z" },
  });
  const given = {
    rru: "addevent",
    subject: "Team event",
    startdt: "2026-12-01T09:00:00Z",
    enddt: "2026-12-01T09:30:00Z",
    location: "https://teams.example/join/1?a=1&b=2",
  };
  expect(outlook).toMatchObject({ host: "outlook.live.com", given });
  expect(office).toMatchObject({ host: "outlook.office.com", given });
});

it("carries any text, with spaces as Outlook reads them, and leaves out what there isn't", () => {
  const title = `50% & more = "fun"\r\n#1+1 😀\ud800`;
  for (const { url, given } of links({ title, joinUrl: null, description: null })) {
    expect(given.text ?? given.subject).toBe('50% & more = "fun" #1+1 😀\ufffd');
    expect(url).not.toMatch(/[+\s]/);
    expect(Object.keys(given)).not.toContain("location");
  }
});
