import type { JWK, JWTPayload } from "jose";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from "jose";

/** The key with which the login signs id tokens, as Entra does: RSA, RS256. */
export type SigningKey = {
  sign: (claims: JWTPayload) => Promise<string>;
  /** The public half, for the key set. */
  publicKey: () => Promise<JWK>;
};

/** Makes a key as soon as it is needed: most simulators never sign anything, and a key takes a while. */
export function createSigningKey(): SigningKey {
  let made: ReturnType<typeof makeKey> | undefined;
  const key = () => {
    made ??= makeKey();
    return made;
  };
  return {
    sign: async (claims) => {
      const { privateKey, publicKey } = await key();
      const header = { typ: "JWT", alg: "RS256", kid: String(publicKey.kid) };
      return new SignJWT(claims).setProtectedHeader(header).sign(privateKey);
    },
    publicKey: async () => (await key()).publicKey,
  };
}

async function makeKey() {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const jwk = await exportJWK(publicKey);
  return { privateKey, publicKey: { ...jwk, use: "sig", kid: await calculateJwkThumbprint(jwk) } };
}
