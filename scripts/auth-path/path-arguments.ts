import { environmentPath } from "@calcache/accounts";
import { InvalidArgumentError } from "commander";
import { positive } from "../lib/arguments.ts";

export function pathName(text: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(text) || text === environmentPath)
    throw new InvalidArgumentError(
      `a name has small letters, digits and hyphens, at most 40, and isn't ${environmentPath}`,
    );
  return text;
}

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** A tenant at the login, or the URL of one: secrets are sent there, so that it is https, or a loopback host's. */
export function authority(text: string): string {
  if (/^[a-z0-9][a-z0-9.-]*$/i.test(text)) return text.toLowerCase();
  const url = URL.parse(text);
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && loopback.has(url.hostname));
  if (url === null || !isSafe || !/^\/[^/]+\/?$/.test(url.pathname) || url.search !== "" || url.hash !== "")
    throw new InvalidArgumentError(
      "an authority is a tenant (common, consumers, an id), or as https://login.microsoftonline.us/common",
    );
  return `${url.origin}${url.pathname.replace(/\/$/, "")}`;
}

/** Permissions, parted by spaces. Without `offline_access` a sign-in would serve for an hour. */
export function permissions(text: string): string {
  const names = text.split(/\s+/).filter((name) => name !== "");
  if (!names.includes("offline_access"))
    throw new InvalidArgumentError(
      "offline_access must be among them: accounts are read while nobody is signed in",
    );
  return names.join(" ");
}

/** Percent. */
export function share(text: string): number {
  const percent = positive(text);
  if (percent > 100) throw new InvalidArgumentError("a share is above 0 and at most 100");
  return percent;
}
