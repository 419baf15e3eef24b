"use client";

import { Agenda as AgendaHere } from "./agenda.tsx";
import { AvailabilityViewer as ViewerHere } from "./availability-viewer.tsx";
import { CalendarConnections as ConnectionsHere } from "./calendar-connections.tsx";
import { DateTimePicker as DateTimeHere } from "./date-time-picker.tsx";
import { inBrowser } from "./frame/in-browser.tsx";
import { skeletons } from "./frame/skeleton.tsx";
import { HoursEditor as HoursHere } from "./hours-editor.tsx";
import { SlotPicker as PickerHere } from "./slot-picker.tsx";

/**
 * Elements for other sites' pages, and hooks for those who draw their own. They ask a Calcache at `origin` by an element token, and know no
 * server of their own.
 *
 * - place: where elements ask, and by what
 * - answer: what came of it: loading, ready (maybe stale), failing with what was last known
 * - civil time: what clocks show in the zone that was asked for, as the server wrote it
 */
export type { Civil } from "../data/civil.ts";
export type { Place, Transport } from "../data/place.ts";
export type { Answer, Failure, Known } from "../data/use-answer.ts";
export {
  type AvailabilityRule,
  type RuleName,
  type Saved,
  useAvailabilityRule,
} from "../data/use-availability-rule.ts";
export { type AgendaBooking, useBookings } from "../data/use-bookings.ts";
export { type AccountStates, useCalendarStates } from "../data/use-calendar-states.ts";
export { type BusyOfPeople, type BusyRange, statusIn, useFreeBusy } from "../data/use-free-busy.ts";
export {
  type EventTypeName,
  type OfferedSlot,
  type SlotsOfDates,
  type SlotsWish,
  useSlots,
} from "../data/use-slots.ts";
export type { AgendaProps } from "./agenda.tsx";
export type { AvailabilityViewerProps } from "./availability-viewer.tsx";
export type { CalendarConnectionsProps } from "./calendar-connections.tsx";
export type { ChosenDateTime, DateTimePickerProps } from "./date-time-picker.tsx";
export type { HoursEditorProps } from "./hours-editor.tsx";
export { openTimes, type TimesWish } from "./open-times.ts";
export type { Person, ProposedTime } from "./proposal.ts";
export type { ChosenSlot, SlotPickerProps } from "./slot-picker.tsx";

/** The next bookings that the token opens, by date. */
export const Agenda = inBrowser(AgendaHere, skeletons.agenda);
/** A week of several people: who is busy when. Dragging, or Shift with the arrow keys, proposes a time. */
export const AvailabilityViewer = inBrowser(ViewerHere, skeletons.viewer);
/** Connected calendar accounts, and how each and its calendars do. */
export const CalendarConnections = inBrowser(ConnectionsHere, skeletons.connections);
/** A date and a time at which people are free, as a field of a form. */
export const DateTimePicker = inBrowser(DateTimeHere, skeletons.dateTime);
/** The weekly hours of a rule that an application made. */
export const HoursEditor = inBrowser(HoursHere, skeletons.hours);
/** The free times of an event type. It tells what is chosen and books nothing. */
export const SlotPicker = inBrowser(PickerHere, skeletons.picker);
