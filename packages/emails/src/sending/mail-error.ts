import { z } from "zod";

/**
 * Why a mail wasn't sent.
 * - `invalid`: an address isn't one; it was not tried
 * - `refused`: the server won't take this mail, now or later
 * - `misconfigured`: the server won't have us; someone has to mend the settings
 * - `away`: the server didn't answer, or asks to try again later
 */
export type MailError = { kind: "invalid" | "refused" | "misconfigured" | "away"; reason: string };

const smtpError = z.object({
  code: z.string().catch(""),
  responseCode: z.number().nullable().catch(null),
});

const settingsAreWrong = new Set(["EAUTH", "ENOAUTH", "ETLS", "ECONFIG", "EOAUTH2"]);

/** Reads what nodemailer throws. Its message may hold addresses and the server's words, so only its codes are told. */
export function toMailError(error: unknown): MailError {
  const parsed = smtpError.safeParse(error);
  const { code, responseCode } = parsed.success ? parsed.data : { code: "", responseCode: null };
  const reason = [code, responseCode].filter(Boolean).join(" ") || "unknown";
  if (settingsAreWrong.has(code)) return { kind: "misconfigured", reason };
  if (responseCode !== null && responseCode >= 500) return { kind: "refused", reason };
  return { kind: "away", reason };
}
