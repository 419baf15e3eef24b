import { type Connections, connectAccount } from "@calcache/connections";
import type { Finished } from "@calcache/sign-in";
import type { Notice } from "../notice.ts";
import type { SignInRoutes } from "../sign-in-routes.ts";

/** Connects the account that somebody came back with, and says what came of it. */
export async function connect(
  connections: Connections,
  request: Pick<
    Extract<Finished, { kind: "connected" }>,
    "userId" | "credentialId" | "identity" | "path" | "tokens"
  >,
  log: SignInRoutes["log"],
): Promise<Notice> {
  try {
    const connected = await connectAccount(connections, request);
    return connected.ok ? { kind: "connected", address: connected.value.address } : connected.error;
  } catch (error) {
    log.error({ err: error }, "[Connect] an account can't be stored");
    return { kind: "failed" };
  }
}
