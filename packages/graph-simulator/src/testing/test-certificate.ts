import { randomUUID } from "node:crypto";
import { importPKCS8, SignJWT } from "jose";
import forge from "node-forge";
import { thumbprint } from "../login/tokens/client-assertion.ts";

/** A certificate of an app's own, and its private key, as PEM texts. */
export type TestCertificate = { certificate: string; privateKey: string };

/** Makes a certificate that an app might register. */
export function makeCertificate({ validTo = "2100-01-01T00:00:00Z" } = {}): TestCertificate {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.validity.notBefore = new Date("2020-01-01T00:00:00Z");
  certificate.validity.notAfter = new Date(validTo);
  certificate.setSubject([{ name: "commonName", value: "app" }]);
  certificate.setIssuer([{ name: "commonName", value: "app" }]);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  const info = forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(keys.privateKey));
  return {
    certificate: forge.pki.certificateToPem(certificate),
    privateKey: forge.pki.privateKeyInfoToPem(info),
  };
}

/** The form fields by which the app "app" says who it is, at this token endpoint; `claims` may say otherwise. */
export async function assertionFields(
  { certificate, privateKey }: TestCertificate,
  tokenEndpoint: string,
  claims: { aud?: string; iss?: string; sub?: string; exp?: number } = {},
): Promise<Record<string, string>> {
  const jwt = new SignJWT({
    aud: tokenEndpoint,
    iss: "app",
    sub: "app",
    exp: Math.floor(Date.now() / 1000) + 300,
    jti: randomUUID(),
    ...claims,
  });
  const header = { alg: "PS256", typ: "JWT", "x5t#S256": thumbprint(certificate) };
  return {
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: await jwt.setProtectedHeader(header).sign(await importPKCS8(privateKey, "PS256")),
  };
}
