import { EnvironmentError, readEnvironment } from "@calcache/environment";

/** How mails leave: through an SMTP server, or as files for a person to look at. */
export type MailerSettings =
  | { kind: "smtp"; url: string; from: string }
  | { kind: "files"; folder: string; from: string };

/** The variables that {@link readMailerSettings} reads. */
export const mailerVariables = ["EMAIL_SERVER", "EMAIL_FROM", "EMAIL_FOLDER"] as const;

const nobody = "Calcache <calcache@localhost>";

/**
 * Reads the settings from the environment.
 * @throws EnvironmentError naming every bad or missing variable
 */
export function readMailerSettings(source?: Readonly<Record<string, string | undefined>>): MailerSettings {
  const { EMAIL_SERVER, EMAIL_FROM, EMAIL_FOLDER } = readEnvironment(mailerVariables, source);
  if (EMAIL_SERVER === undefined) return { kind: "files", folder: EMAIL_FOLDER, from: EMAIL_FROM ?? nobody };
  if (EMAIL_FROM !== undefined) return { kind: "smtp", url: EMAIL_SERVER, from: EMAIL_FROM };
  throw new EnvironmentError(
    "The environment is not complete (.env.example explains each variable):\n  EMAIL_FROM: is missing, as EMAIL_SERVER is set",
  );
}
