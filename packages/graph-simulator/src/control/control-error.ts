/** Why a control call failed. */
export type ControlError = { kind: "not_found" | "invalid"; message: string };

/** There is no such thing. */
export function notFound(what: string): ControlError {
  return { kind: "not_found", message: `There is no ${what}.` };
}

/** The call makes no sense. */
export function invalid(message: string): ControlError {
  return { kind: "invalid", message };
}
