import { z } from "zod";
import { consent } from "../login/consent/granted.ts";
import { readScopes } from "../login/consent/scopes.ts";
import { CONTROL_CLIENT_ID, CONTROL_SCOPE } from "../login/tokens/control-grant.ts";
import type { TokenGrant } from "../login/tokens/issue-tokens.ts";
import { issueTokens } from "../login/tokens/issue-tokens.ts";
import { newMailbox } from "../mailbox/create-mailbox.ts";
import { MAILBOX_KINDS } from "../mailbox/kind.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { MailboxTraits } from "../mailbox/traits.ts";
import { mailboxTraitsSchema } from "../mailbox/traits.ts";
import { overlay } from "../overlay.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import type { Simulation } from "../simulation.ts";
import { toIanaZone } from "../time/zone-names.ts";
import type { CalendarInfo } from "./calendars.ts";
import { calendarDraftSchema, calendarInfo } from "./calendars.ts";
import type { ControlError } from "./control-error.ts";
import { notFound } from "./control-error.ts";

const timeZoneSchema = z
  .string()
  .refine((name) => toIanaZone(name) !== null, "not a time zone")
  .transform((name) => toIanaZone(name) ?? name);

export const mailboxDraftSchema = z.object({
  address: z.string().regex(/^[^\s@"(),:;<>]+@[^\s@"(),:;<>]+\.[^\s@"(),:;<>]+$/, "must be an email address"),
  displayName: z.string().min(1),
  timeZone: timeZoneSchema,
  kind: z.enum(MAILBOX_KINDS).default("microsoft365"),
  /** Domain of the tenant, for a guest or for addresses of several domains; that of the address if absent. */
  tenant: z.string().min(1).optional(),
  ...mailboxTraitsSchema.partial().shape,
  calendars: z.array(calendarDraftSchema.extend({ isDefault: z.boolean().optional() })).default([]),
  /** App id that the tokens belong to; the control API's own if absent, whose tokens any app may refresh. */
  clientId: z.string().min(1).default(CONTROL_CLIENT_ID),
  /** What the user has consented to and the tokens allow, parted by spaces. */
  scope: z.string().default(CONTROL_SCOPE),
});
export type MailboxInput = z.input<typeof mailboxDraftSchema>;

export const mailboxPatchSchema = z
  .object({ timeZone: timeZoneSchema, ...mailboxTraitsSchema.shape })
  .partial();
export type MailboxPatch = z.input<typeof mailboxPatchSchema>;

export type MailboxInfo = MailboxTraits & {
  /** Guid of the user; 16 hexadecimal digits for a personal account. */
  id: string;
  tenantId: string;
  address: string;
  displayName: string;
  /** IANA zone. */
  timeZone: string;
  kind: Mailbox["kind"];
  calendars: CalendarInfo[];
};
export type MailboxWithTokens = MailboxInfo & { tokens: TokenGrant };

/** Control-only: making, changing and removing mailboxes. */
export function mailboxControl(sim: Simulation) {
  return {
    listMailboxes: (): MailboxInfo[] => sim.mailboxes.all().map(mailboxInfo),

    /** Makes a mailbox; for an address that has one already, answers with that one. Fresh tokens either way. Throws on an invalid draft. */
    createMailbox: (input: MailboxInput): MailboxWithTokens & { created: boolean } => {
      const draft = mailboxDraftSchema.parse(input);
      const existing = sim.mailboxes.find(draft.address);
      const mailbox = existing ?? newMailbox(draft, sim.ids);
      if (existing === undefined) sim.mailboxes.put(mailbox);
      const { clientId, scope } = draft;
      const grant = { mailboxId: mailbox.id, clientId, scope };
      consent(sim, mailbox, clientId, readScopes(scope));
      const tokens = issueTokens(sim.tokens, grant, sim.settings.accessTokenSeconds, sim.now());
      sim.touch();
      return { ...mailboxInfo(mailbox), tokens, created: existing === undefined };
    },

    /** Removes a mailbox with its events, tokens and subscriptions; nobody is notified. */
    deleteMailbox: (address: string): Result<null, ControlError> => {
      const mailbox = sim.mailboxes.find(address);
      if (mailbox === undefined) return fail(notFound("mailbox of this address"));
      for (const calendar of mailbox.calendars) {
        for (const event of sim.events.listCalendar(calendar.id)) sim.events.remove(event.key);
      }
      for (const { id } of sim.subscriptions.ofMailbox(mailbox.id, sim.now())) sim.subscriptions.remove(id);
      sim.tokens.forgetMailbox(mailbox.id);
      sim.consents.forgetMailbox(mailbox.id);
      sim.mailboxes.remove(mailbox.id);
      sim.touch();
      return ok(null);
    },

    updateMailbox: (address: string, patch: MailboxPatch): Result<MailboxInfo, ControlError> => {
      const mailbox = sim.mailboxes.find(address);
      if (mailbox === undefined) return fail(notFound("mailbox of this address"));
      const changed = overlay(mailbox, mailboxPatchSchema.parse(patch));
      sim.mailboxes.put(changed);
      sim.touch();
      return ok(mailboxInfo(changed));
    },
  };
}

function mailboxInfo(mailbox: Mailbox): MailboxInfo {
  const { puid: _, seed: __, refusal: ___, calendars, ...shown } = mailbox;
  return { ...shown, calendars: calendars.map(calendarInfo) };
}
