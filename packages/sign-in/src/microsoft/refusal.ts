/**
 * Why Microsoft sent nobody back.
 * - `cancelled`: the user doesn't want to
 * - `needs-admin`: an administrator of their organisation has to consent
 * - `failed`: anything else; trying again may help
 */
export type Refused = "cancelled" | "needs-admin" | "failed";

/** The error that the login's redirect brings along. */
export type RefusedAnswer = {
  error: string;
  error_description?: string | undefined;
  error_subcode?: string | undefined;
};

/** Only an administrator may consent (learn.microsoft.com/entra/identity-platform/reference-error-codes). */
const administrators = new Set(["65001", "90094", "90095", "900941"]);

/**
 * What an error means. Where "Need admin approval" was shown, the way back to the app says `access_denied` and no number: its
 * subcode is all there is. A user who declines has a number of their own, 65004.
 */
export function refusedBy({ error, error_description, error_subcode }: RefusedAnswer): Refused {
  const number = /AADSTS(\d+)/.exec(error_description ?? "")?.[1];
  if (number !== undefined && administrators.has(number)) return "needs-admin";
  if (error === "consent_required") return "needs-admin";
  if (error !== "access_denied") return "failed";
  return error_subcode === "cancel" && number === undefined ? "needs-admin" : "cancelled";
}
