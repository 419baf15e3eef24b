import { createPrivateKey, X509Certificate } from "node:crypto";
import { err, ok, type Result } from "@calcache/prisma";
import { z } from "zod";

const appCredential = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("certificate"), certificate: z.string(), privateKey: z.string() }),
  z.object({ kind: z.literal("secret"), secret: z.string() }),
  z.object({ kind: z.literal("federated"), tokenFile: z.string() }),
]);

/**
 * By which an app says who it is: PEM texts of a certificate and its private key, a secret, or a file with a token of an issuer that
 * the app trusts.
 */
export type AppCredential = z.infer<typeof appCredential>;

/** A credential out of a JSON text; null where it is none. */
export const readAppCredential = (json: unknown): AppCredential | null =>
  appCredential.safeParse(json).data ?? null;

/**
 * A certificate that an app may sign with, out of PEM texts, and its end. The error says for a person what is wrong; it holds nothing
 * of the key.
 * @param now epoch ms
 */
export function certificateOf(
  pem: { certificate: string; privateKey: string },
  now: number,
): Result<{ credential: AppCredential; notAfter: Date }, string> {
  const certificate = parsed(() => new X509Certificate(pem.certificate));
  if (certificate === null) return err("The certificate isn't one in PEM (-----BEGIN CERTIFICATE-----).");
  const key = parsed(() => createPrivateKey(pem.privateKey));
  if (key === null)
    return err("The private key isn't one in PEM without a passphrase (-----BEGIN PRIVATE KEY-----).");
  if (key.asymmetricKeyType !== "rsa") return err("Microsoft takes certificates with RSA keys only.");
  if (!certificate.checkPrivateKey(key)) return err("The private key isn't that of the certificate.");
  const notAfter = new Date(certificate.validTo);
  if (notAfter.getTime() <= now)
    return err(`The certificate ended on ${notAfter.toISOString().slice(0, 10)}.`);
  return ok({ credential: { kind: "certificate", ...pem }, notAfter });
}

function parsed<Value>(parse: () => Value): Value | null {
  try {
    return parse();
  } catch {
    return null;
  }
}
