import { type Failures, type Handler, serve } from "@calcache/http-edge";
import { type Health, healthEndpoint, metricsEndpoint, type ProcessMetrics } from "@calcache/operations";
import { isDatabaseFailure } from "@calcache/prisma";

/**
 * What a worker answers over HTTP: `/api/metrics` and `/api/health`, as the web app does, and nothing else.
 * @param services.metricsToken the bearer token that a scrape needs; none where it is undefined
 */
export const answerOperators = (
  services: Pick<ProcessMetrics, "registry"> & {
    metricsToken: string | undefined;
    health: () => Promise<Health>;
  },
  log: Failures["log"],
): Handler => serve([metricsEndpoint, healthEndpoint], () => services, { isAway: isDatabaseFailure, log });
