import { expect, it } from "vitest";
import { type ChangedBooking, manyChangedMail } from "./many-changed-mail.ts";

const host = { name: "Ann Ito", email: "ann@contoso.example", timeZone: "Europe/London", locale: null };
const bookings = (count: number): ChangedBooking[] =>
  Array.from({ length: count }, (_, number) => ({
    uid: `uid-${number}`,
    title: `Intro <b>${number}</b>`,
    start: Date.parse("2026-12-01T09:00:00Z") + number * 3_600_000,
    end: Date.parse("2026-12-01T09:30:00Z") + number * 3_600_000,
    change: number === 0 ? "moved" : "deleted",
    url: `https://book.example/booking/uid-${number}`,
  }));

it("says how many bookings there are, what happened to each, and what to do", () => {
  const mail = manyChangedMail(host, bookings(6));
  expect(mail).toMatchObject({
    to: { name: "Ann Ito", address: "ann@contoso.example" },
    subject: "6 bookings of yours: shall they stand?",
    calendar: null,
  });
  expect(mail?.text).toContain("The bookings stand as they were, and nobody else was told.");
  expect(mail?.text).toContain("Tuesday, December 1, 2026, 9:00 – 9:30 AM: its event was moved");
  expect(mail?.text.match(/its event was deleted\nhttps:\/\/book.example\/booking\/uid-\d/g)).toHaveLength(5);
  expect(mail?.html).toContain("Intro &lt;b&gt;0");
});

it("names twenty at most, and says how many more there are", () => {
  const mail = manyChangedMail(host, bookings(23));
  expect(mail?.text.match(/its event was/g)).toHaveLength(20);
  expect(mail?.text).toContain("And 3 more.");
});

it("isn't written where there is nothing to ask", () => expect(manyChangedMail(host, [])).toBeNull());

it("is written in its host's language, dates too", () => {
  const mail = manyChangedMail({ ...host, locale: "de-AT" }, bookings(2));
  expect(mail?.subject).toBe("2 Buchungen bei Ihnen: Sollen sie bestehen bleiben?");
  expect(mail?.text).toContain("Dienstag, 1. Dezember 2026");
  expect(mail?.text).not.toMatch(/event|stand/);
  expect(mail?.html).toContain('<html lang="de" dir="ltr">');
});
