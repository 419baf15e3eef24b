import type { EventInput } from "@calcache/graph-simulator";
import { Temporal } from "temporal-polyfill";
import type { DemoPerson } from "./hosts.ts";

type ShowAs = NonNullable<EventInput["showAs"]>;

/** An event by weekday (1 is Monday) in the week of its first occurrence, counted from the current one. */
type DemoEvent = {
  title: string;
  week?: number;
  day: number;
  start: string;
  minutes: number;
  repeat?: string;
  showAs?: ShowAs;
  isPrivate?: boolean;
};

type DemoAllDay = { title: string; week: number; day: number; days: number; showAs: ShowAs; repeat?: string };

const everyWeek = "FREQ=WEEKLY";
const everyWorkday = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";
const everyOtherWeek = "FREQ=WEEKLY;INTERVAL=2";

const calendars: Record<string, { timed: DemoEvent[]; allDay: DemoAllDay[] }> = {
  ann: {
    timed: [
      { title: "Stand-up", week: -4, day: 1, start: "09:30", minutes: 15, repeat: everyWorkday },
      { title: "Design review", week: -4, day: 2, start: "14:00", minutes: 60, repeat: everyWeek },
      { title: "Dentist", week: 1, day: 3, start: "13:30", minutes: 90, isPrivate: true },
      { title: "Lunch with Priya", week: 0, day: 4, start: "12:30", minutes: 60, showAs: "tentative" },
    ],
    allDay: [{ title: "Working from Leeds", week: 1, day: 5, days: 1, showAs: "workingElsewhere" }],
  },
  ben: {
    timed: [
      { title: "Planung", week: -4, day: 1, start: "14:00", minutes: 90, repeat: everyOtherWeek },
      { title: "Architecture hour", week: -4, day: 4, start: "15:30", minutes: 60, repeat: everyWeek },
      {
        title: "Interview (to be confirmed)",
        week: 1,
        day: 2,
        start: "16:00",
        minutes: 45,
        showAs: "tentative",
      },
    ],
    allDay: [{ title: "Urlaub", week: 3, day: 1, days: 3, showAs: "oof" }],
  },
  carla: {
    timed: [
      { title: "Customer call", week: -4, day: 3, start: "11:00", minutes: 60, repeat: everyWeek },
      {
        title: "Gym",
        week: -4,
        day: 2,
        start: "12:00",
        minutes: 60,
        repeat: "FREQ=WEEKLY;BYDAY=TU,TH",
        isPrivate: true,
      },
      {
        title: "Newsletter reading",
        week: -4,
        day: 1,
        start: "10:00",
        minutes: 60,
        repeat: everyWeek,
        showAs: "free",
      },
    ],
    allDay: [{ title: "Team birthday", week: 0, day: 3, days: 1, showAs: "free", repeat: "FREQ=MONTHLY" }],
  },
  dev: {
    timed: [
      { title: "Release window", week: -4, day: 4, start: "23:00", minutes: 180, repeat: everyWeek },
      {
        title: "School run",
        week: -4,
        day: 1,
        start: "18:30",
        minutes: 45,
        repeat: everyWorkday,
        isPrivate: true,
      },
      { title: "Night flight to Frankfurt", week: 2, day: 7, start: "21:30", minutes: 570, showAs: "oof" },
    ],
    allDay: [{ title: "Public holiday", week: 2, day: 5, days: 1, showAs: "oof" }],
  },
  erin: {
    timed: [
      {
        title: "Coffee chat",
        week: -4,
        day: 5,
        start: "09:00",
        minutes: 30,
        repeat: everyWeek,
        showAs: "tentative",
      },
      { title: "Board preparation", week: 1, day: 1, start: "08:00", minutes: 120 },
      {
        title: "1:1",
        week: -4,
        day: 3,
        start: "10:30",
        minutes: 30,
        repeat: everyOtherWeek,
        isPrivate: true,
      },
    ],
    allDay: [],
  },
  femi: {
    timed: [
      { title: "Support rota", week: -4, day: 2, start: "16:30", minutes: 120, repeat: everyOtherWeek },
      { title: "Retro", week: -4, day: 5, start: "15:00", minutes: 60, repeat: everyOtherWeek },
      { title: "Invoices", week: -4, day: 1, start: "17:30", minutes: 45, repeat: "FREQ=MONTHLY;BYDAY=1MO" },
    ],
    allDay: [{ title: "Conference", week: 2, day: 3, days: 2, showAs: "busy" }],
  },
  gus: {
    timed: [
      {
        title: "Project call",
        week: -4,
        day: 1,
        start: "15:00",
        minutes: 60,
        repeat: "FREQ=WEEKLY;BYDAY=MO,WE,FR",
      },
      { title: "Piano lesson", week: -4, day: 2, start: "16:30", minutes: 60, repeat: everyWeek },
    ],
    allDay: [{ title: "Moving house", week: 1, day: 4, days: 1, showAs: "oof" }],
  },
};

/** A person's events around `today`, as the simulator takes them: local times of the person's own zone. */
export function demoEvents(person: DemoPerson, today: Temporal.PlainDate): EventInput[] {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const dateOf = ({ week = 0, day }: { week?: number; day: number }) =>
    monday.add({ days: 7 * week + day - 1 });
  const { timed, allDay } = calendars[person.username] ?? { timed: [], allDay: [] };
  return [
    ...timed.map((event): EventInput => {
      const start = dateOf(event).toPlainDateTime(Temporal.PlainTime.from(event.start));
      return {
        title: event.title,
        start: start.toString(),
        end: start.add({ minutes: event.minutes }).toString(),
        timeZone: person.timeZone,
        showAs: event.showAs ?? "busy",
        sensitivity: event.isPrivate ? "private" : "normal",
        ...(event.repeat !== undefined && { recurrence: event.repeat }),
      };
    }),
    ...allDay.map(
      (event): EventInput => ({
        title: event.title,
        start: dateOf(event).toString(),
        end: dateOf(event).add({ days: event.days }).toString(),
        allDay: true,
        showAs: event.showAs,
        ...(event.repeat !== undefined && { recurrence: event.repeat }),
      }),
    ),
  ];
}
