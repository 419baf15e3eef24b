import { describe, expect, it } from "vitest";
import { facts } from "../testing/facts.ts";
import { type BookingEmailKind, composeBookingEmail } from "./compose-booking-email.ts";

const inBerlin = { locale: "en-GB", timeZone: "Europe/Berlin", role: "attendee", before: null } as const;
const compose = (kind: BookingEmailKind, changes = {}, reader = {}) =>
  composeBookingEmail(kind, facts(changes), { ...inBerlin, ...reader });

describe("a booking's mail", () => {
  it("says what, when with weekday and zone, with whom, and how to change it", () => {
    const { subject, text } = compose("confirmed");
    expect(subject).toBe("Confirmed: Team event, Tue 1 Dec, 10:00");
    expect(text).toBe(`This meeting is confirmed

When: Tuesday, 1 December 2026, 10:00–10:30
Time zone: Central European Standard Time (Europe/Berlin)
With: Ann Ito, Ben Ray
Booked by: Cleo Okafor
Guests: dora@guest.example
Join: https://teams.example/join/1?a=1&b=2

About the launch

Choose another time: https://book.example/booking/b7Kq2?reschedule=s3cret
Cancel: https://book.example/booking/b7Kq2?cancel=s3cret

${text.slice(text.indexOf("Add to Google"))}`);
    expect(text.match(/^Add to .*: https:/gm)).toHaveLength(3);
  });

  it("writes dates in the reader's language and zone, on their own day", () => {
    const reader = { locale: "de", timeZone: "Asia/Tokyo" };
    const late = { start: Date.parse("2026-12-01T16:00:00Z"), end: Date.parse("2026-12-01T16:30:00Z") };
    const { text, html } = compose("confirmed", late, reader);
    expect(text).toContain("Wann: Mittwoch, 2. Dezember 2026");
    expect(text).toContain("01:00–01:30");
    expect(text).toContain("(Asia/Tokyo)");
    expect(html).toContain('<span lang="de">Mittwoch, 2. Dezember 2026');
  });

  it("has times begin at their beginning in languages from right to left", () => {
    const { text } = compose("confirmed", {}, { locale: "he-IL", timeZone: "Asia/Jerusalem" });
    expect(text).toContain("\u206611:00–11:30\u2069");
  });

  it("falls back to English and UTC for a language or zone that nobody knows", () => {
    const { text } = compose("confirmed", {}, { locale: 'x"><script>', timeZone: "Mars/Olympus" });
    expect(text).toContain("Tuesday, December 1, 2026");
    expect(text).toContain("UTC");
  });

  it("says that it has moved, or that it is cancelled, and then offers nothing more", () => {
    expect(compose("rescheduled").subject).toMatch(/^Moved: Team event, Tue/);
    const { subject, text, html } = compose("cancelled");
    expect(subject).toMatch(/^Cancelled: Team event, Tue/);
    for (const body of [text, html]) expect(body).not.toMatch(/s3cret|calendar\.google|Join/);
  });

  it("gives guests no links that change it", () => {
    const { text, html } = compose("confirmed", {}, { role: "guest" });
    for (const body of [text, html]) expect(body).not.toContain("s3cret");
  });

  // Seen to fail without the escaping of values.
  it("shows what people typed as text, and links to the web only", () => {
    const { html, text } = compose("confirmed", {
      title: "<script>alert(1)</script>",
      description: "<img src=x onerror=alert(1)>\r\nsecond line",
      attendee: { ...facts().attendee, name: `"><a href="https://evil.example">` },
      location: "'&\"",
      joinUrl: "javascript:alert(1)",
    });
    expect(html).not.toMatch(/<script|<img|evil\.example">|javascript:/);
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;\nsecond line");
    expect(text).not.toContain("javascript:");
  });

  // Seen failing while neither the former time, nor the reason, nor the form's other fields were part of a mail.
  it("names the former time of what was moved, why, and what the form was answered with: to guests not the last", () => {
    const moved = {
      reason: "A train\nis late",
      answers: [{ field: "phone", answer: "+49 30 1" }],
    };
    const { text, html } = compose("rescheduled", moved, { before: Date.parse("2026-11-30T15:00:00Z") });
    expect(text).toContain("Before: Monday, 30 November 2026 at 16:00\nTime zone:");
    expect(text).toContain("\nWhy: A train is late\nphone: +49 30 1\n");
    for (const part of ["Before", "Why", "phone"]) expect(html).toContain(`>${part}</dt>`);
    expect(compose("rescheduled", moved, { role: "host" }).text).toContain("phone: +49 30 1");
    expect(compose("rescheduled", moved, { role: "guest" }).text).not.toContain("phone");
    expect(compose("cancelled", { reason: "Ill" }).text).toContain("Why: Ill");
  });

  it("keeps its subject in one line of a sensible length", () => {
    const { subject } = compose("confirmed", { title: `a\r\nBcc: x@y.example${"z".repeat(500)}` });
    expect(subject).toMatch(/^Confirmed: a Bcc: x@y\.example/);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBeLessThan(200);
  });

  it.each([
    [
      "de-CH",
      "Bestätigt: Team event",
      "Dieser Termin ist bestätigt",
      "Andere Zeit wählen: https",
      '<html lang="de" dir="ltr">',
    ],
    [
      "fr",
      "Confirmé : Team event",
      "Ce rendez-vous est confirmé",
      "Choisir un autre horaire : https",
      '<html lang="fr" dir="ltr">',
    ],
    [
      "es",
      "Confirmada: Team event",
      "Esta reunión está confirmada",
      "Elegir otro horario: https",
      '<html lang="es" dir="ltr">',
    ],
    [
      "ar-EG",
      "تم التأكيد: Team event",
      "تم تأكيد هذا الاجتماع",
      "اختيار وقت آخر: https",
      '<html lang="ar" dir="rtl">',
    ],
    [
      "fa",
      "Confirmed: Team event",
      "This meeting is confirmed",
      "Choose another time: https",
      '<html lang="en" dir="ltr">',
    ],
  ])("is written in the reader's language: %s", (locale, subject, heading, action, marks) => {
    const mail = compose("confirmed", {}, { locale });
    expect(mail.subject.startsWith(subject)).toBe(true);
    expect(mail.text.startsWith(heading)).toBe(true);
    expect(mail.text).toContain(action);
    expect(mail.html).toContain(marks);
  });

  it("says in every language what has happened, to each who is told", () => {
    const kinds = [
      "rescheduled",
      "cancelled",
      "requested",
      "rejected",
      "reschedule_offer",
      "reminder",
      "follow_up",
    ] as const;
    const inGerman = kinds.map((kind) => compose(kind, {}, { locale: "de" }).subject.split(":")[0]);
    expect(inGerman).toEqual([
      ...[
        "Verschoben",
        "Storniert",
        "Angefragt",
        "Abgelehnt",
        "Bereits gebucht",
        "Erinnerung",
        "Im Nachgang",
      ],
    ]);
    expect(compose("requested", {}, { locale: "de", role: "host" }).subject).toMatch(/^Zu bestätigen: /);
    const two = { also: [{ ...facts(), uid: "b" }] };
    expect(compose("confirmed", two, { locale: "ar-MA" }).text).toContain("تم تأكيد هذين الاجتماعين");
  });
});
