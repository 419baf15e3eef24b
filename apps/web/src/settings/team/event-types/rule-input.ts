import type { EventTypeRules, Limits } from "@calcache/configuration";

type Numbers = (name: string) => number | string | undefined;

const units = ["day", "week", "month", "year"] as const;
const limited = ["bookingLimitsCount", "bookingLimitsDuration"] as const;

/** An event type's rules as its form shows them: the fields are named by their path, joined with hyphens. */
export function ruleValues(rules: EventTypeRules): Record<string, string> {
  const { bookerActiveBookingsLimit: booker, confirmationPolicy: policy } = rules;
  return {
    ...Object.assign({}, ...limited.map((name) => limitValues(name, rules[name] ?? {}))),
    "bookerActiveBookingsLimit-maximumActiveBookings": booker ? String(booker.maximumActiveBookings) : "",
    ...(booker?.offerReschedule && { "bookerActiveBookingsLimit-offerReschedule": "on" }),
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

const limitValues = (name: string, limits: Limits) =>
  Object.fromEntries(units.map((unit) => [`${name}-${unit}`, String(limits[unit] ?? "")]));

/** The rules that a form says, still to be checked; what is left empty is none. */
export function rulesIn(fields: URLSearchParams, number: Numbers) {
  const isOn = (name: string) => fields.get(name) === "on";
  const limits = (name: string) => {
    const said = units.flatMap((unit) => {
      const most = number(`${name}-${unit}`);
      return most === undefined ? [] : [[unit, most]];
    });
    return said.length === 0 ? null : Object.fromEntries(said);
  };
  const most = number("bookerActiveBookingsLimit-maximumActiveBookings");
  const type = fields.get("confirmationPolicy-type") ?? "none";
  return {
    bookingLimitsCount: limits("bookingLimitsCount"),
    bookingLimitsDuration: limits("bookingLimitsDuration"),
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
