import { type Release, releaseOf } from "@calcache/embed/released";
import { endpoint, messageEnvelope, refusal } from "@calcache/http-edge";
import { z } from "zod";

const noSuchVersion = refusal(404, "NOT_FOUND", "There is no such version of the script");

/** s until a page that names the newest script has it. */
const newestFor = 300;

/** For pages of all sites; those that name a digest can check it only where the script may be read across origins. */
const served = ({ code, integrity }: Release, asked: Request, cacheControl: string) => {
  const headers = {
    "content-type": "text/javascript; charset=utf-8",
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
  async handle({ params: { version }, request }) {
    const release = releaseOf(version);
    if (release === null) return noSuchVersion;
    return served(release, request, release.version === version ? forEver : newest);
  },
});

/** Where cal.com has it: a page that moves over changes the host's name only. */
export const movedScriptEndpoint = endpoint("GET", "/embed/embed.js", {
  ...shared,
  summary: "The script of the newest major version, at cal.com's address",
  async handle({ request }) {
    const release = releaseOf("v1");
    return release === null ? noSuchVersion : served(release, request, newest);
  },
});
