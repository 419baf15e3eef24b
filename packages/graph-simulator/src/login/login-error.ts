import type { LoginRefusal } from "../faults/fault-effect.ts";

/** A failure in the login's error form (Microsoft: "Microsoft identity platform and OAuth 2.0 authorization code flow"). */
export type LoginError = {
  failed: true;
  status: number;
  error: string;
  /** AADSTS number. */
  number: number;
  message: string;
  suberror?: string | undefined;
  claims?: string | undefined;
};

/** The OAuth error under which a number comes, where it isn't `invalid_grant` (MicrosoftDocs/entra-docs: reference-error-codes.md). */
const ERRORS: Readonly<Record<string, readonly number[]>> = {
  consent_required: [90094, 90095, 900941],
  interaction_required: [50072, 50074, 50076, 50078, 50079, 50158, 53000, 53001, 53002, 53003, 53004, 530032],
  invalid_client: [7000215, 7000218, 7000222, 700027],
  invalid_request: [50011, 50059, 50194, 90014, 90023, 900144, 9002326, 9002327, 9002331, 9002332],
  invalid_resource: [500011, 650057],
  invalid_scope: [28002, 28003, 70011],
  server_error: [50000, 90020, 90033],
  temporarily_unavailable: [90006, 90012, 90024, 90055],
  unauthorized_client: [70001, 700011, 700016, 7000112],
};

/** A failure with an AADSTS number (Microsoft: "Microsoft Entra authentication and authorization error codes"). */
export function loginError(
  status: number,
  error: string,
  number: number,
  message: string,
  suberror?: string,
): LoginError {
  return { failed: true, status, error, number, message, suberror };
}

/** The failure that a refusal of this user, or a fault, asks for. */
export function refusalError(
  refusal: LoginRefusal,
  status = 400,
  message = usualMessage(refusal),
): LoginError {
  const { number, error = errorOf(number), suberror, claims } = refusal;
  return { failed: true, status, error, number, message, suberror, claims };
}

/** The OAuth error under which a number comes. */
export function errorOf(number: number): string {
  return Object.entries(ERRORS).find(([, numbers]) => numbers.includes(number))?.[0] ?? "invalid_grant";
}

/** The text of a failure, as `error_description` has it. */
export function describe({ number, message }: LoginError): string {
  return `AADSTS${number}: ${message}`;
}

/** The body that goes with it. */
export function loginErrorBody(failure: LoginError, now: number, guid: () => string) {
  const { error, number, suberror, claims } = failure;
  const timestamp = `${new Date(now).toISOString().slice(0, 19).replace("T", " ")}Z`;
  const [traceId, correlationId] = [guid(), guid()];
  return {
    error,
    error_description: `${describe(failure)} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${number}`,
    ...(suberror === undefined ? {} : { suberror }),
    ...(claims === undefined ? {} : { claims }),
  };
}

function usualMessage({ number }: LoginRefusal): string {
  return number === 70000
    ? "The provided value for the input parameter 'refresh_token' or 'assertion' is not valid."
    : "The provided grant has expired due to it being revoked, a fresh auth token is needed.";
}
