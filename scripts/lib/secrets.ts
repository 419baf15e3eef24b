import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Secrets that nobody has set: made up once and kept, so that what they encrypt stays readable. */
export type OwnSecrets = Record<
  "MICROSOFT_WEBHOOK_TOKEN" | "CALENDSO_ENCRYPTION_KEY" | "CRON_API_KEY",
  string
>;

/** Reads the secrets kept in `file`, which only its owner can read, or makes them up. */
export async function ownSecrets(file: string): Promise<OwnSecrets> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  const secrets: OwnSecrets = {
    MICROSOFT_WEBHOOK_TOKEN: randomBytes(32).toString("base64url"),
    CALENDSO_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    CRON_API_KEY: randomBytes(24).toString("base64url"),
  };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
