import type { ProviderFailure } from "@calcache/calendar-cache";
import type { GraphError } from "@calcache/microsoft-graph";

/**
 * The login's word for an app that asks for the same token over and over: it has to stop for a while, and isn't told how long.
 * Source: learn.microsoft.com/entra/identity-platform/reference-error-codes (AADSTS50196, LoopDetected)
 */
const loopDetected = "AADSTS50196";
const secondsAfterLoop = 15 * 60;

/** A failure of Graph or of the login in the engine's terms. */
export function providerFailure({ kind, message, code, operation, issues, retryAfterSeconds }: GraphError): {
  ok: false;
  error: ProviderFailure;
} {
  const paths = issues?.map(({ path, message: what }) => `${path}: ${what}`).join("; ");
  return {
    ok: false,
    error: {
      kind: kind === "conflict" ? "ambiguous" : kind,
      reason: paths ? `${message}: ${paths}` : message,
      retryAfterSeconds:
        code === loopDetected ? Math.max(secondsAfterLoop, retryAfterSeconds ?? 0) : retryAfterSeconds,
      // Graph finds fault with our configuration only when it can't reach our webhook; the login does with the app's.
      ...(kind === "config" && { subject: operation === "createSubscription" ? "notifications" : "sign-in" }),
    },
  };
}
