import { dayHeader } from "./day-header.js";

const NARROW = "(max-width: 720px)";

/**
 * How the calendar grid looks and handles, whatever it shows. On a narrow screen it starts with a single day.
 * @returns {Parameters<typeof EventCalendar.create>[1]}
 */
export function gridAppearance() {
  return {
    view: matchMedia(NARROW).matches ? "timeGridDay" : "timeGridWeek",
    height: "100%",
    firstDay: 1,
    headerToolbar: {
      start: "today prev,next title",
      center: "",
      end: "timeGridDay,timeGridWeek,dayGridMonth,listWeek",
    },
    buttonText: (text) => ({
      ...text,
      today: "Today",
      timeGridDay: "Day",
      timeGridWeek: "Week",
      dayGridMonth: "Month",
      listWeek: "List",
    }),
    dayHeaderFormat: dayHeader,
    views: { dayGridMonth: { dayHeaderFormat: { weekday: "short" } } },
    nowIndicator: true,
    dayMaxEvents: true,
    editable: true,
    eventResizableFromStart: true,
    selectable: true,
    unselectAuto: false,
    longPressDelay: 400,
    slotDuration: "00:30",
    slotHeight: 30,
    snapDuration: "00:15",
    scrollTime: "07:30",
    slotEventOverlap: false,
    allDayContent: "All day",
    noEventsContent: "Nothing this week",
  };
}
