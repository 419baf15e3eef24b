import type { Prisma } from "@calcache/prisma";
import { type EventTypeRules, eventTypeRules } from "../fields/rule-fields.ts";

/** The columns of what comes of a booking once it is made. */
export const afterSelect = {
  successRedirectUrl: true,
  forwardParamsSuccessRedirect: true,
  disableCancelling: true,
  disableRescheduling: true,
  hideCalendarEventDetails: true,
  hideCalendarNotes: true,
  lockTimeZoneToggleOnBookingPage: true,
  interfaceLanguage: true,
} as const satisfies Prisma.EventTypeSelect;

type Row = Prisma.EventTypeGetPayload<{ select: typeof afterSelect }>;
type AfterRules = Pick<Required<EventTypeRules>, keyof typeof afterSelect>;

/** They as they are said; what is left out stays as it is. */
export function afterColumns(said: EventTypeRules): Partial<Row> {
  const { disableCancelling, disableRescheduling, ...rest } = said;
  const plain = [
    "successRedirectUrl",
    "forwardParamsSuccessRedirect",
    "hideCalendarEventDetails",
    "hideCalendarNotes",
    "lockTimeZoneToggleOnBookingPage",
    "interfaceLanguage",
  ] as const;
  return {
    ...Object.fromEntries(plain.flatMap((name) => (rest[name] === undefined ? [] : [[name, rest[name]]]))),
    ...(disableCancelling && { disableCancelling: disableCancelling.disabled }),
    ...(disableRescheduling && { disableRescheduling: disableRescheduling.disabled }),
  };
}

/** What they say; `unsayable` where an address is none that a browser may be led to. */
export function saidAfter(row: Row): { rules: AfterRules; unsayable: string[] } {
  const url = eventTypeRules.successRedirectUrl.safeParse(row.successRedirectUrl || null);
  return {
    rules: {
      successRedirectUrl: url.data ?? null,
      forwardParamsSuccessRedirect: row.forwardParamsSuccessRedirect !== false,
      disableCancelling: { disabled: row.disableCancelling === true },
      disableRescheduling: { disabled: row.disableRescheduling === true },
      hideCalendarEventDetails: row.hideCalendarEventDetails,
      hideCalendarNotes: row.hideCalendarNotes,
      lockTimeZoneToggleOnBookingPage: row.lockTimeZoneToggleOnBookingPage,
      interfaceLanguage: row.interfaceLanguage || null,
    },
    unsayable: url.success ? [] : ["successRedirectUrl"],
  };
}
