import type { EventTypeRules } from "@calcache/configuration";

const switches = [
  "hideCalendarEventDetails",
  "hideCalendarNotes",
  "lockTimeZoneToggleOnBookingPage",
] as const;
const disabled = ["disableCancelling", "disableRescheduling"] as const;

/** What comes of a booking, as its form shows it. */
export const afterValues = (rules: EventTypeRules): Record<string, string> => ({
  successRedirectUrl: rules.successRedirectUrl ?? "",
  ...(rules.forwardParamsSuccessRedirect !== false && { forwardParamsSuccessRedirect: "on" }),
  interfaceLanguage: rules.interfaceLanguage ?? "",
  ...Object.fromEntries(switches.flatMap((name) => (rules[name] ? [[name, "on"]] : []))),
  ...Object.fromEntries(disabled.flatMap((name) => (rules[name]?.disabled ? [[name, "on"]] : []))),
});

/** The same as a form says it, still to be checked. */
export function afterIn(fields: URLSearchParams) {
  const language = fields.get("interfaceLanguage");
  const isOn = (name: string) => fields.get(name) === "on";
  return {
    successRedirectUrl: (fields.get("successRedirectUrl") ?? "").trim() || null,
    forwardParamsSuccessRedirect: isOn("forwardParamsSuccessRedirect"),
    ...(language !== null && { interfaceLanguage: language.trim() || null }),
    ...Object.fromEntries(switches.map((name) => [name, isOn(name)])),
    ...Object.fromEntries(disabled.map((name) => [name, { disabled: isOn(name) }])),
  };
}
