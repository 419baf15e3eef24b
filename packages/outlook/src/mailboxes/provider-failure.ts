import type { ProviderFailure } from "@calcache/calendar-cache";
import type { GraphError } from "@calcache/microsoft-graph";

/** A failure of Graph or of the login in the engine's terms. */
export function providerFailure(error: GraphError): { ok: false; error: ProviderFailure } {
  const { kind, message, operation, reached, issues, retryAfterSeconds, requestId, mayPass } = error;
  const paths = issues?.map(({ path, message: what }) => `${path}: ${what}`).join("; ");
  return {
    ok: false,
    error: {
      kind: kind === "conflict" ? "ambiguous" : kind,
      reason: paths ? `${message}: ${paths}` : message,
      retryAfterSeconds,
      reached: reached === "graph" ? "provider" : reached,
      ...(requestId !== null && { requestId }),
      ...(mayPass && { mayPass }),
      // Graph finds fault with our configuration only when it can't reach our webhook; the login does with the app's.
      ...(kind === "config" && { subject: operation === "createSubscription" ? "notifications" : "sign-in" }),
    },
  };
}
