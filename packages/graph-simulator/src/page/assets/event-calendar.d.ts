import type { GridEvent } from "./grid/grid-event.js";

/** Wall-clock time that a drag moved an event by. */
type Delta = { readonly seconds: number };

type ShownEvent = {
  readonly id: string;
  readonly display: string;
  readonly extendedProps: Partial<GridEvent["extendedProps"]>;
};

type Click = { readonly dateStr: string; readonly allDay: boolean };

type Selection = { readonly startStr: string; readonly endStr: string; readonly allDay: boolean };

type Moved = { readonly event: ShownEvent; readonly revert: () => void };

/** The part of @event-calendar/build 5.10.1's options that the page uses; the package ships no types. */
type Options = {
  view: string;
  date: string;
  timeZone: string;
  height: string;
  firstDay: number;
  events: readonly GridEvent[];
  headerToolbar: { start: string; center: string; end: string };
  buttonText: (text: Record<string, string>) => Record<string, string>;
  dayHeaderFormat: Intl.DateTimeFormatOptions | ((date: Date) => { domNodes: Node[] });
  views: Record<string, Partial<Options>>;
  nowIndicator: boolean;
  dayMaxEvents: boolean;
  editable: boolean;
  eventResizableFromStart: boolean;
  selectable: boolean;
  unselectAuto: boolean;
  longPressDelay: number;
  slotDuration: string;
  slotHeight: number;
  snapDuration: string;
  scrollTime: string;
  slotEventOverlap: boolean;
  noEventsContent: string;
  allDayContent: string;
  datesSet: (range: { readonly startStr: string; readonly endStr: string }) => void;
  dateClick: (click: Click) => void;
  select: (selection: Selection) => void;
  eventClick: (click: { readonly event: ShownEvent; readonly jsEvent: Event }) => void;
  eventDrop: (moved: Moved & { readonly delta: Delta }) => void;
  eventResize: (moved: Moved & { readonly startDelta: Delta; readonly endDelta: Delta }) => void;
  eventContent: (shown: {
    readonly event: ShownEvent;
    readonly timeText: string;
  }) => { domNodes: Node[] } | undefined;
  eventDidMount: (mounted: { readonly el: HTMLElement; readonly event: ShownEvent }) => void;
  eventAllUpdated: () => void;
};

type Calendar = {
  setOption: <Name extends keyof Options>(name: Name, value: Options[Name]) => Calendar;
  getOption: (name: "date") => Date;
  gotoDate: (date: string) => Calendar;
  unselect: () => Calendar;
};

declare global {
  var EventCalendar: { create: (target: HTMLElement, options: Partial<Options>) => Calendar };
}
