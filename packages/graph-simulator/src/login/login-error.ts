/** A failure in the login's error form (Microsoft: "Microsoft identity platform and OAuth 2.0 authorization code flow"). */
export type LoginError = { failed: true; status: number; error: string; code: number; message: string };

/** A failure with an AADSTS number (Microsoft: "Microsoft Entra authentication and authorization error codes"). */
export function loginError(status: number, error: string, code: number, message: string): LoginError {
  return { failed: true, status, error, code, message };
}

/** The body that goes with it. */
export function loginErrorBody({ error, code, message }: LoginError, now: number, guid: () => string) {
  const timestamp = `${new Date(now).toISOString().slice(0, 19).replace("T", " ")}Z`;
  const [traceId, correlationId] = [guid(), guid()];
  return {
    error,
    error_description: `AADSTS${code}: ${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  };
}
