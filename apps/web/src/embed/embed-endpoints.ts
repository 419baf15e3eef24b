import { scripts } from "@calcache/elements/released";
import { type Release, release, releaseAmong, releaseOf } from "@calcache/embed/released";
import { endpoint, messageEnvelope, refusal } from "@calcache/http-edge";
import { z } from "zod";

const noSuchVersion = refusal(404, "NOT_FOUND", "There is no such version of the script");

/** s until a page that names the newest script has it. */
const newestFor = 300;

type Type = "text/javascript" | "application/json";

/** For pages of all sites; those that name a digest can check it only where the script may be read across origins. */
const served = (
  { code, integrity }: Release,
  asked: Request,
  cacheControl: string,
  type: Type = "text/javascript",
) => {
  const headers = {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": cacheControl,
    etag: `"${integrity}"`,
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
  };
  const isKnown = asked.headers.get("if-none-match")?.includes(integrity) ?? false;
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(code, { headers });
};

const newest = `public, max-age=${newestFor}`;
const forEver = "public, max-age=31536000, immutable";

/** What is named whole never changes. */
function servedAs(version: string, found: Release | null, request: Request, type?: Type) {
  if (found === null) return noSuchVersion;
  return served(found, request, found.version === version ? forEver : newest, type);
}

const shared = {
  envelope: messageEnvelope,
  answers: { 200: "text/javascript", 304: null },
  refusals: [noSuchVersion],
} as const;

export const embedScriptEndpoint = endpoint("GET", "/embed/{version}/embed.js", {
  ...shared,
  summary:
    "The script that places booking pages in other sites' pages: of a major version (v1), or of one for good (1.0.0)",
  params: z.object({ version: z.string() }),
  handle: async ({ params: { version }, request }) => servedAs(version, releaseOf(version), request),
});

const elementsReleases = scripts.map(({ version, code }) => release(version, code));

export const elementsScriptEndpoint = endpoint("GET", "/embed/{version}/elements.js", {
  ...shared,
  summary: "The script that defines scheduling elements: of a major version (v1), or of one for good (1.0.0)",
  params: z.object({ version: z.string() }),
  handle: async ({ params: { version }, request }) =>
    servedAs(version, releaseAmong(elementsReleases, version), request),
});

export const elementsTextsEndpoint = endpoint("GET", "/embed/{version}/texts/{language}", {
  ...shared,
  answers: { 200: z.record(z.string(), z.unknown()), 304: null },
  summary: "What scheduling elements say in a language (`de`), for their script; English stands in it",
  params: z.object({ version: z.string(), language: z.string() }),
  handle: async ({ params: { version, language }, request }) => {
    const texts = scripts.flatMap((script) =>
      Object.hasOwn(script.texts, language) ? release(script.version, script.texts[language] ?? "") : [],
    );
    return servedAs(version, releaseAmong(texts, version), request, "application/json");
  },
});

/** Where cal.com has it: a page that moves over changes the host's name only. */
export const movedScriptEndpoint = endpoint("GET", "/embed/embed.js", {
  ...shared,
  summary: "The script of the newest major version, at cal.com's address",
  async handle({ request }) {
    const found = releaseOf("v1");
    return found === null ? noSuchVersion : served(found, request, newest);
  },
});
