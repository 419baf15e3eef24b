import { holdsAny } from "../../login/consent/scopes.ts";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Simulation } from "../../simulation.ts";
import type { Reply } from "../protocol/reply.ts";
import { accessDenied, failure } from "../protocol/reply.ts";
import { applicationPermissions } from "./application-permissions.ts";
import type { Caller } from "./caller.ts";

/** What a call needs one of, and how it is refused without (Microsoft: "Permissions" of each method's page, /graph/permissions-reference). */
export type Permission = { anyOf: readonly string[]; denied: () => Reply & { failed: true } };

export const READ_USER: Permission = {
  anyOf: ["User.Read", "User.ReadWrite", "User.ReadBasic.All", "User.Read.All"],
  denied: () =>
    failure(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation."),
};
export const READ_SETTINGS = exchange("MailboxSettings.Read", "MailboxSettings.ReadWrite");
export const WRITE_SETTINGS = exchange("MailboxSettings.ReadWrite");
export const READ_CALENDARS = exchange("Calendars.ReadBasic", "Calendars.Read", "Calendars.ReadWrite");
export const WRITE_CALENDARS = exchange("Calendars.ReadWrite");
/** Basic reading isn't enough to be told of changes. (docs-contrib#7625 for the form of the refusal.) */
export const SUBSCRIBE: Permission = {
  anyOf: ["Calendars.Read", "Calendars.ReadWrite"],
  denied: () =>
    failure(
      403,
      "ExtensionError",
      "Operation: Create; Exception: [Status Code: Forbidden; Reason: Forbidden]",
    ),
};

function exchange(...anyOf: string[]): Permission {
  return { anyOf, denied: accessDenied };
}

/** Why the caller may not do what needs this permission in this mailbox; null if they may. */
export function denial(
  sim: Pick<Simulation, "tenants">,
  caller: Caller,
  mailbox: Mailbox,
  { anyOf, denied }: Permission,
): (Reply & { failed: true }) | null {
  const held = caller.kind === "user" ? caller.scopes : applicationPermissions(sim.tenants, caller, mailbox);
  return holdsAny(held, anyOf) ? null : denied();
}
