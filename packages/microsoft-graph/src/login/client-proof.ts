import { readFile } from "node:fs/promises";
import type { AppCredential } from "./app-registration.ts";
import { clientAssertion } from "./client-assertion.ts";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/**
 * The fields of a token request by which an app says who it is; null where a federated token isn't in its file.
 * @param of.tokenUrl where it says so, which an assertion names
 * @param of.now epoch ms
 * @throws where a certificate isn't one
 */
export async function clientProof(
  credential: AppCredential,
  of: { clientId: string; tokenUrl: string; now: number },
): Promise<Record<string, string> | null> {
  const signed = (assertion: string) => ({
    client_assertion_type: assertionType,
    client_assertion: assertion,
  });
  switch (credential.kind) {
    case "secret":
      return { client_secret: credential.secret };
    case "certificate":
      return signed(await clientAssertion(credential, of));
    case "federated": {
      // Read each time: whoever puts it there renews it.
      const token = await readFile(credential.tokenFile, "utf8").catch(() => null);
      return token === null ? null : signed(token.trim());
    }
  }
}
