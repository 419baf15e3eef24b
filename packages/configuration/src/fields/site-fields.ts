import { z } from "zod";

/** Enough for any team, and short enough for a header. */
export const mostSites = 50;

/** `https://www.example.com`, with a port perhaps; `https://*.example.com`; `http:` for what isn't encrypted, as on one's own machine. */
const written = /^(https?):\/\/((?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)*)(?::(\d{1,5}))?$/;

/** A site whose pages may show booking pages, as `frame-ancestors` has it: written out, and nothing besides. */
export const site = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) => text.replace(/\/$/, ""))
  .refine(isSite, "must be a site's origin, such as https://www.example.com or https://*.example.com");

export const sites = z
  .array(site)
  .max(mostSites)
  .transform((all) => [...new Set(all)]);

function isSite(text: string): boolean {
  const [, , host, port] = written.exec(text) ?? [];
  return host !== undefined && host !== "*" && Number(port ?? 1) >= 1 && Number(port ?? 1) <= 65_535;
}
