import { readdir, readFile } from "node:fs/promises";
import type { WebApp } from "./web-app.ts";

/** The text of all mail that an app has written into files so far, with lines as they were before they were encoded. */
export async function mailsOf({ env }: Pick<WebApp, "env">): Promise<string[]> {
  const folder = env.EMAIL_FOLDER ?? "";
  const names = (await readdir(folder)).filter((name) => name.endsWith(".eml"));
  const texts = await Promise.all(names.map((name) => readFile(`${folder}/${name}`, "utf8")));
  return texts.map((text) => text.replace(/=\r?\n/g, "").replace(/=3D/g, "="));
}
