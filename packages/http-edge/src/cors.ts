import type { Handler } from "./serve.ts";

/** Which pages of other origins may ask for what. */
export type Cors = {
  /** whether a path is open to other origins at all */
  isOpen: (path: string) => boolean;
  isAllowed: (origin: string, path: string) => Promise<boolean>;
  /** what scripts may send, and what of the answer they may read, beside what they always may */
  requestHeaders: readonly string[];
  responseHeaders: readonly string[];
};

/** Seconds for which a browser needn't ask again. */
const preflightLasts = 600;

/**
 * Lets pages of some other origins ask from browsers. Never with cookies: who asks is told by what their script sends.
 * Source: fetch.spec.whatwg.org, 3.3
 */
export const withCors =
  (handler: Handler, { isOpen, isAllowed, requestHeaders, responseHeaders }: Cors): Handler =>
  async (request) => {
    const origin = request.headers.get("origin");
    const response = await handler(request);
    const { headers } = response;
    const path = new URL(request.url).pathname;
    if (origin === null || !isOpen(path)) return response;
    headers.append("vary", "Origin");
    if (headers.has("access-control-allow-origin") || !(await isAllowed(origin, path))) return response;
    headers.set("access-control-allow-origin", origin);
    if (request.method === "OPTIONS" && request.headers.has("access-control-request-method")) {
      headers.set("access-control-allow-methods", headers.get("allow") ?? "");
      headers.set("access-control-allow-headers", requestHeaders.join(", "));
      headers.set("access-control-max-age", String(preflightLasts));
    } else headers.set("access-control-expose-headers", responseHeaders.join(", "));
    return response;
  };
