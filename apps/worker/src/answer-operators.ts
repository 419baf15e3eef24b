import { type Health, healthResponse, metricsResponse, type ProcessMetrics } from "@calcache/operations";

/**
 * What a worker answers over HTTP: `/api/metrics` and `/api/health`, as the web app does, and nothing else.
 * @param metricsToken the bearer token that a scrape needs; none where it is undefined
 */
export function answerOperators({
  registry,
  metricsToken,
  health,
}: Pick<ProcessMetrics, "registry"> & {
  metricsToken: string | undefined;
  health: () => Promise<Health>;
}): (request: Request) => Promise<Response> {
  const routes = new Map<string, (request: Request) => Promise<Response>>([
    ["/api/metrics", (request) => metricsResponse(request, registry, metricsToken)],
    ["/api/health", async () => healthResponse(await health())],
  ]);
  return async (request) => {
    const answer = routes.get(new URL(request.url).pathname);
    if (!answer) return new Response("A worker has /api/metrics and /api/health\n", { status: 404 });
    if (request.method !== "GET" && request.method !== "HEAD")
      return new Response("Use GET, HEAD\n", { status: 405, headers: { allow: "GET, HEAD" } });
    return answer(request);
  };
}
