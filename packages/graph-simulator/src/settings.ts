import { X509Certificate } from "node:crypto";
import { z } from "zod";

/** Control-only knobs of a running simulator. */
export const settingsSchema = z.object({
  /** Added to every Graph and login answer. */
  latencyMs: z.number().min(0).max(60_000),
  /** Life of an access token. */
  accessTokenSeconds: z.number().int().min(1).max(86_400),
  /** Whether a wrong `x-AnchorMailbox` is refused with ErrorIncorrectRoutingHint. */
  enforceAnchor: z.boolean(),
  /** Whether the limits per app and mailbox are kept. */
  throttle: z.boolean(),
  /** Whether a new event is followed by a second, "updated" notification, as Graph is seen to do. */
  updatedAfterCreated: z.boolean(),
  /** The longest life that a subscription is granted, whatever it asks for; null grants what is asked. */
  grantedSubscriptionMinutes: z.number().min(1).nullable(),
  /**
   * Whether a second subscription of an app to the same changes is refused with 409, as "Create subscription" has it, or made, as
   * "Overview of change notifications" has it.
   */
  repeatedSubscriptions: z.enum(["refused", "made"]),
  /** The app registrations that may sign in; any client id and secret may while this is empty. */
  clients: z.array(
    z.object({
      id: z.string(),
      /** Null where the app's tenant forbids secrets. */
      secret: z.string().nullable().default(null),
      /** PEM texts; each may sign assertions. */
      certificates: z.array(z.string().refine(isCertificate, "not a certificate in PEM")).default([]),
    }),
  ),
  /** What apps are registered for, and so what `.default` stands for when an administrator consents. */
  permissions: z.object({ delegated: z.array(z.string()), application: z.array(z.string()) }),
});
export type Settings = z.infer<typeof settingsSchema>;
export type SettingsInput = z.input<typeof settingsSchema>;

/** The settings of a fresh simulator. */
export const DEFAULT_SETTINGS: Settings = {
  latencyMs: 0,
  accessTokenSeconds: 3600,
  enforceAnchor: false,
  throttle: true,
  updatedAfterCreated: true,
  grantedSubscriptionMinutes: null,
  repeatedSubscriptions: "refused",
  clients: [],
  permissions: {
    delegated: ["User.Read", "MailboxSettings.Read", "Calendars.ReadWrite"],
    application: ["User.Read.All", "MailboxSettings.Read", "Calendars.ReadWrite"],
  },
};

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0;
  } catch {
    return false;
  }
}
