"use client";

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
export { Agenda, type AgendaProps } from "./agenda.tsx";
export { AvailabilityViewer, type AvailabilityViewerProps } from "./availability-viewer.tsx";
export { CalendarConnections, type CalendarConnectionsProps } from "./calendar-connections.tsx";
export type { Person, ProposedTime } from "./proposal.ts";
export { type ChosenSlot, SlotPicker, type SlotPickerProps } from "./slot-picker.tsx";
