import { readEnvironment } from "@calcache/environment";
import { visitorIp } from "./visitor-ip.ts";

/** Where a request comes from, for the limits on how often. */
export const visitorOf = (headers: Headers): string =>
  visitorIp(headers, readEnvironment(["TRUSTED_PROXIES"]).TRUSTED_PROXIES);
