import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** The headless shell first: it is Chromium without its windows, and takes half the processor time. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
const macChrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The path of a Chromium or Chrome on this machine; null when there is none. */
export async function findBrowser(): Promise<string | null> {
  // biome-ignore lint/style/noProcessEnv: a browser is looked for where programs are
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), macChrome];
  for (const candidate of candidates) {
    const runnable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runnable) return candidate;
  }
  return null;
}
