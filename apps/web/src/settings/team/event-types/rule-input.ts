import type { EventTypeRules } from "@calcache/configuration";
import { numberIn } from "../../input/form-fields.ts";
import { limitsIn, limitValues } from "../../input/limit-input.ts";

/** An event type's rules as its form shows them: the fields are named by their path, joined with hyphens. */
export function ruleValues(rules: EventTypeRules): Record<string, string> {
  const { bookerActiveBookingsLimit: booker, confirmationPolicy: policy } = rules;
  return {
    ...limitValues("bookingLimitsCount", rules.bookingLimitsCount),
    ...limitValues("bookingLimitsDuration", rules.bookingLimitsDuration),
    "bookerActiveBookingsLimit-maximumActiveBookings": booker ? String(booker.maximumActiveBookings) : "",
    ...(booker?.offerReschedule && { "bookerActiveBookingsLimit-offerReschedule": "on" }),
    offsetStart: rules.offsetStart ? String(rules.offsetStart) : "",
    ...(rules.onlyShowFirstAvailableSlot && { onlyShowFirstAvailableSlot: "on" }),
    ...(rules.rescheduleWithSameRoundRobinHost && { rescheduleWithSameRoundRobinHost: "on" }),
    ...(rules.showOptimizedSlots && { showOptimizedSlots: "on" }),
    "seats-seatsPerTimeSlot": rules.seats ? String(rules.seats.seatsPerTimeSlot) : "",
    ...(rules.seats?.showAttendeeInfo && { "seats-showAttendeeInfo": "on" }),
    ...(rules.seats?.showAvailabilityCount && { "seats-showAvailabilityCount": "on" }),
    "recurrence-frequency": rules.recurrence?.frequency ?? "none",
    "recurrence-interval": rules.recurrence ? String(rules.recurrence.interval) : "",
    "recurrence-occurrences": rules.recurrence ? String(rules.recurrence.occurrences) : "",
    "confirmationPolicy-type": policy?.type ?? "none",
    ...(policy?.type === "time" && {
      "confirmationPolicy-noticeThreshold-count": String(policy.noticeThreshold.count),
      "confirmationPolicy-noticeThreshold-unit": policy.noticeThreshold.unit,
    }),
    ...(policy?.blockUnconfirmedBookingsInBooker && {
      "confirmationPolicy-blockUnconfirmedBookingsInBooker": "on",
    }),
    ...(policy?.onlyFreeEmail && { "confirmationPolicy-onlyFreeEmail": "on" }),
  };
}

/** The rules that a form says, still to be checked; what is left empty is none. */
export function rulesIn(fields: URLSearchParams) {
  const isOn = (name: string) => fields.get(name) === "on";
  const number = (name: string) => numberIn(fields.get(name) ?? "");
  const most = number("bookerActiveBookingsLimit-maximumActiveBookings");
  const seatsPerTimeSlot = number("seats-seatsPerTimeSlot");
  const type = fields.get("confirmationPolicy-type") ?? "none";
  const frequency = fields.get("recurrence-frequency") ?? "none";
  return {
    offsetStart: number("offsetStart") ?? 0,
    seats:
      seatsPerTimeSlot === undefined
        ? null
        : {
            seatsPerTimeSlot,
            showAttendeeInfo: isOn("seats-showAttendeeInfo"),
            showAvailabilityCount: isOn("seats-showAvailabilityCount"),
          },
    recurrence:
      frequency === "none"
        ? null
        : {
            frequency,
            interval: number("recurrence-interval"),
            occurrences: number("recurrence-occurrences"),
          },
    onlyShowFirstAvailableSlot: isOn("onlyShowFirstAvailableSlot"),
    rescheduleWithSameRoundRobinHost: isOn("rescheduleWithSameRoundRobinHost"),
    showOptimizedSlots: isOn("showOptimizedSlots"),
    bookingLimitsCount: limitsIn(fields, "bookingLimitsCount"),
    bookingLimitsDuration: limitsIn(fields, "bookingLimitsDuration"),
    bookerActiveBookingsLimit:
      most === undefined
        ? null
        : {
            maximumActiveBookings: most,
            offerReschedule: isOn("bookerActiveBookingsLimit-offerReschedule"),
          },
    confirmationPolicy:
      type === "none"
        ? null
        : {
            type,
            ...(type === "time" && {
              noticeThreshold: {
                unit: fields.get("confirmationPolicy-noticeThreshold-unit"),
                count: number("confirmationPolicy-noticeThreshold-count"),
              },
            }),
            blockUnconfirmedBookingsInBooker: isOn("confirmationPolicy-blockUnconfirmedBookingsInBooker"),
            onlyFreeEmail: isOn("confirmationPolicy-onlyFreeEmail"),
          },
  };
}
