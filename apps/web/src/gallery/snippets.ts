import type { ShownElement } from "./shown-elements.tsx";

type Snippet = { which: ShownElement; title: string; says: string; html: string; react: string };

/** Each element, what it is for, and what a page writes to have it. @param origin where Calcache runs */
export const snippetsFor = (origin: string): Snippet[] => [
  {
    which: "slot-picker",
    title: "Slot picker",
    says: "The free times of an event type. It tells which was chosen, and books nothing. Scope: slots:read.",
    html: `<calcache-slot-picker team="devs" event="intro"></calcache-slot-picker>`,
    react: `<SlotPicker origin="${origin}" team="devs" event="intro" onChoose={(slot) => …} />`,
  },
  {
    which: "date-time-picker",
    title: "Date-time picker",
    says: "A field of a form: a date and a time at which people are free, or any of your hours where none are named. Scope: availability:read.",
    html: `<calcache-date-time-picker token="ce_…" name="when" required people="ann, ben" duration="60"></calcache-date-time-picker>`,
    react: `<DateTimePicker origin="${origin}" token={token} name="when" people={people} duration={60} onChange={({ value }) => …} />`,
  },
  {
    which: "availability",
    title: "Availability viewer",
    says: "Who is busy when, in a week. Dragging proposes a time, and so do Shift, the arrow keys and Enter. Scope: availability:read.",
    html: `<calcache-availability token="ce_…" people="ann: Ann Ito, ben, cleo"></calcache-availability>`,
    react: `<AvailabilityViewer origin="${origin}" token={token} people={people} onPropose={(time) => …} />`,
  },
  {
    which: "hours",
    title: "Hours editor",
    says: "The weekly hours of an availability rule that your application made. Scopes: availability:read and availability:write.",
    html: `<calcache-hours token="ce_…" rule="evenings" username="ann"></calcache-hours>`,
    react: `<HoursEditor origin="${origin}" token={token} rule="evenings" username="ann" onSave={(rule) => …} />`,
  },
  {
    which: "agenda",
    title: "Agenda",
    says: "The next bookings, by date. They are kept here, so that they are never stale. Scope: bookings:read.",
    html: `<calcache-agenda token="ce_…"></calcache-agenda>`,
    react: `<Agenda origin="${origin}" token={token} />`,
  },
  {
    which: "calendars",
    title: "Calendar connections",
    says: "Connected accounts, and how they and their calendars do. Scope: calendars:read.",
    html: `<calcache-calendars token="ce_…" team="devs" connect-href="/connect"></calcache-calendars>`,
    react: `<CalendarConnections origin="${origin}" token={token} team="devs" connectHref="/connect" />`,
  },
];

/** What a page writes once, before its elements. */
export const scriptSnippet = (origin: string): string =>
  `<script async src="${origin}/embed/v1/elements.js"></script>`;
