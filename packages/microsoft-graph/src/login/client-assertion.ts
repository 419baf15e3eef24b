import { createHash, createPrivateKey, randomUUID, X509Certificate } from "node:crypto";
import { SignJWT } from "jose";
import type { AppCredential } from "./app-registration.ts";

const lifeSeconds = 300;

/** Clocks differ. */
const leewaySeconds = 60;

/**
 * What an app signs with its certificate's key, in place of a secret: PS256, the certificate named by its SHA-256.
 * Source: learn.microsoft.com/entra/identity-platform/certificate-credentials
 * @param now epoch ms
 * @throws where the texts aren't a certificate and a private key
 */
export function clientAssertion(
  { certificate, privateKey }: Extract<AppCredential, { kind: "certificate" }>,
  { clientId, tokenUrl, now }: { clientId: string; tokenUrl: string; now: number },
): Promise<string> {
  const seconds = Math.floor(now / 1000);
  const digest = createHash("sha256").update(new X509Certificate(certificate).raw).digest("base64url");
  return new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: "PS256", typ: "JWT", "x5t#S256": digest })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setIssuedAt(seconds)
    .setNotBefore(seconds - leewaySeconds)
    .setExpirationTime(seconds + lifeSeconds)
    .sign(createPrivateKey(privateKey));
}
