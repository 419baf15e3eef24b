/**
 * Teams, event types and hosts → slots. Knows availability, calendar-cache, calendar-events, emails and prisma.
 *
 * - event type: something that can be booked, of a team or of one user (its owner)
 * - host: someone whom the event may be with; a fixed host is needed, of the others one is
 * - asked range: the times somebody asks slots for; offered range: what of them can hold slots
 * - cache status: whether an answer came from the cache, was read live, or shows what was last known
 * - assignment: which hosts a slot gets, of those who are free
 * - booking, hold, attendee: see bookings/index.ts
 * - explanation: why a slot is or isn't offered, and for each host what keeps them from it
 * - unavailable host: one with a calendar that isn't known, who is therefore not offered
 * - participant: somebody, or a room, whose time is asked for beside event types; a group of them says how many it needs
 */
export type { AssignedHost } from "./assignment/assign-hosts.ts";
export * from "./bookings/index.ts";
export { cachedOfSelected } from "./changes/cached-of-selected.ts";
export {
  type ChangeCursor,
  type ChangedThing,
  changedThings,
  isLater,
  readCursor,
  writeCursor,
} from "./changes/change-cursor.ts";
export { changedBetween } from "./changes/changed-between.ts";
export type { EventTypeHost, EventTypeOwner, EventTypeWithHosts } from "./event-types/columns/event-type.ts";
export { otherRoom, withRoom } from "./event-types/columns/rooms.ts";
export { type EventTypeCache, eventTypeCache } from "./event-types/found/event-type-cache.ts";
export { findEventType } from "./event-types/found/find-event-type.ts";
export { findPrivateLink } from "./event-types/found/private-link.ts";
export type { Routing } from "./event-types/found/routed-hosts.ts";
export type { EventTypeQuery } from "./event-types/names/event-type-query.ts";
export { type EventTypeNames, findNames } from "./event-types/names/find-names.ts";
export { type FoundOwner, findOwner, type OwnerQuery } from "./event-types/names/find-owner.ts";
export { findProfile } from "./event-types/profiles/find-profile.ts";
export { findShown, type ShownQuery } from "./event-types/profiles/find-shown.ts";
export { type ListedTeam, listTeams } from "./event-types/profiles/list-teams.ts";
export type { FoundProfile, ListedEventType, Profile } from "./event-types/profiles/listed-event-type.ts";
export { type FreeBusy, type FreeBusySubject, findFreeBusy } from "./free-busy/find-free-busy.ts";
export type { CacheStatus } from "./host-time/cache-status.ts";
export { reasonText } from "./host-time/hosts/absence-reason.ts";
export type { Host } from "./host-time/hosts/host.ts";
export type {
  AvailabilityQuery,
  MeetingQuery,
  MemberQuery,
  StepQuery,
} from "./participants/availability-query.ts";
export { findAvailability } from "./participants/find-availability.ts";
export type { ParticipantName } from "./participants/find-participants.ts";
export { findParticipantsInAnyCase } from "./participants/find-participants-in-any-case.ts";
export {
  type FoundMember,
  findRuledParticipants,
  type RuledMember,
} from "./participants/find-ruled-participants.ts";
export type { ExplainedRoom } from "./slots/explain-rooms.ts";
export type {
  ExplainedHost,
  HostReason,
  SlotExplanation,
  SlotReason,
} from "./slots/explain-slot.ts";
export {
  assignmentOf,
  type ExplainedSlot,
  type ExplainQuery,
  explainSlotOf,
} from "./slots/explain-slot-of.ts";
export { findNextSlots, fromNow } from "./slots/find-next-slots.ts";
export { findRefusals, type Refusal } from "./slots/find-refusals.ts";
export { findSlotsFor, recallEventType, type SlotsProblem } from "./slots/find-slots-for.ts";
export { findSlotsOf, type SlotsQuery } from "./slots/find-slots-of.ts";
export { groupByDate } from "./slots/group-by-date.ts";
