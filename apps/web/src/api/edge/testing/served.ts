import { type Endpoint, serve } from "@calcache/http-edge";
import { isDatabaseFailure } from "@calcache/prisma";
import { Counter } from "prom-client";

/** Asks one endpoint without a name in its path, as it is served. What fails unforeseen goes to `failed`. */
export function served<Services>(
  endpoint: Endpoint<Services>,
  services: Services,
  failed: (about: object) => void = () => {},
) {
  const handler = serve([endpoint], () => services, {
    isAway: isDatabaseFailure,
    log: () => ({ error: failed }),
  });
  return (search = "", init: RequestInit = {}) =>
    handler(
      new Request(`http://localhost${endpoint.path}${search}`, {
        method: endpoint.methods[0] ?? "GET",
        ...init,
      }),
    );
}

/** Metrics that nobody reads. */
export const uncounted = () => ({
  reads: new Counter({ name: "reads", help: "reads", labelNames: ["outcome"], registers: [] }),
});

/** Keys whose usage nobody reads, and that may ask as often as they like. */
export const unlimited = { usage: { note: () => {} }, requestsPerMinute: 1_000 };
