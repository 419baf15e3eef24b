import type { BookingFacts } from "../bookings/booking-facts.ts";

/** Cleo in Berlin meets Ann and Ben of London. */
export const facts = (changes: Partial<BookingFacts> = {}): BookingFacts => ({
  uid: "b7Kq2",
  title: "Team event",
  isRequest: false,
  description: "About the launch",
  start: Date.parse("2026-12-01T09:00:00Z"),
  end: Date.parse("2026-12-01T09:30:00Z"),
  formerStart: null,
  told: [],
  reason: null,
  answers: [],
  reminder: null,
  attendee: { name: "Cleo Okafor", email: "cleo@guest.example", timeZone: "Europe/Berlin", locale: "en-GB" },
  guests: ["dora@guest.example"],
  hosts: [
    { name: "Ann Ito", email: "ann@contoso.example", timeZone: "Europe/London" },
    { name: "Ben Ray", email: "ben@contoso.example", timeZone: "America/New_York" },
  ],
  location: null,
  also: [],
  joinUrl: "https://teams.example/join/1?a=1&b=2",
  pageUrl: "https://book.example/booking/b7Kq2",
  cancelUrl: "https://book.example/booking/b7Kq2?cancel=s3cret",
  rescheduleUrl: "https://book.example/booking/b7Kq2?reschedule=s3cret",
  awaitsNewTime: false,
  sequence: 0,
  ...changes,
});
