import { createHash, X509Certificate } from "node:crypto";
import { decodeProtectedHeader, errors, importX509, jwtVerify } from "jose";
import type { LoginError } from "../login-error.ts";
import { loginError } from "../login-error.ts";

const ALGORITHMS = ["PS256", "RS256"];

/** What an assertion has to fit. `certificates` are PEM texts, any of which may have signed it. */
export type AssertionRules = {
  clientId: string;
  tokenEndpoint: string;
  certificates: readonly string[];
  /** Epoch milliseconds. */
  now: number;
};

/**
 * Why an app's assertion isn't accepted; null if it is: signed with a registered certificate that `x5t#S256` names and that hasn't
 * ended, for this token endpoint, by and about the app, and not over (Microsoft: "Microsoft identity platform application
 * authentication certificate credentials"). Several certificates may be valid at once, so that one can follow another.
 */
export async function assertionRefusal(assertion: string, rules: AssertionRules): Promise<LoginError | null> {
  const { clientId, tokenEndpoint, certificates, now } = rules;
  const header = headerOf(assertion);
  const alg = String(header?.alg);
  if (header === null || !ALGORITHMS.includes(alg))
    return invalid(50027, "JWT token is invalid or malformed.");
  const pem = certificates.find((text) => thumbprint(text) === header["x5t#S256"]);
  if (pem === undefined)
    return invalid(700027, "Client assertion failed signature validation. [Reason - The key was not found.]");
  if (Date.parse(new X509Certificate(pem).validTo) <= now)
    return invalid(
      700027,
      "Client assertion failed signature validation. [Reason - The key used is expired.]",
    );
  try {
    const checks = {
      issuer: clientId,
      subject: clientId,
      audience: tokenEndpoint,
      requiredClaims: ["exp", "jti"],
    };
    await jwtVerify(assertion, await importX509(pem, alg), { ...checks, currentDate: new Date(now) });
    return null;
  } catch (error) {
    return refusalFor(error);
  }
}

/** The `x5t#S256` of a certificate. */
export function thumbprint(pem: string): string {
  return createHash("sha256").update(new X509Certificate(pem).raw).digest("base64url");
}

function headerOf(assertion: string) {
  try {
    return decodeProtectedHeader(assertion);
  } catch {
    return null;
  }
}

function refusalFor(error: unknown): LoginError {
  const claim = error instanceof errors.JWTClaimValidationFailed ? error.claim : null;
  if (claim === "aud") return invalid(700023, "Client assertion audience claim does not match Realm issuer.");
  if (claim === "iss" || claim === "sub")
    return invalid(700021, "Client assertion application identifier doesn't match 'client_id' parameter.");
  if (claim !== null || error instanceof errors.JWTExpired)
    return invalid(700024, "Client assertion is not within its valid time range.");
  return invalid(700027, "Client assertion failed signature validation. [Reason - The key was not found.]");
}

function invalid(number: number, message: string): LoginError {
  return loginError(401, "invalid_client", number, message);
}
