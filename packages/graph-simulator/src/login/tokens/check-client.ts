import type { Settings } from "../../settings.ts";
import type { LoginError } from "../login-error.ts";
import { loginError } from "../login-error.ts";

export type ClientCredentials = { id: string; secret: string | null };

/** The client's id and secret, from the form or from a Basic header. */
export function readClient(form: URLSearchParams, authorization: string | undefined): ClientCredentials {
  const basic = /^Basic\s+(.+)$/i.exec(authorization ?? "")?.[1];
  if (basic === undefined) return { id: form.get("client_id") ?? "", secret: form.get("client_secret") };
  const [id = "", ...secret] = Buffer.from(basic, "base64").toString().split(":");
  return { id: decode(id), secret: decode(secret.join(":")) };
}

/** Whether this app may sign users in; any may while none is registered. Null if so. */
export function checkClient(client: ClientCredentials, registered: Settings["clients"]): LoginError | null {
  if (client.id === "") {
    return loginError(
      400,
      "invalid_request",
      900144,
      "The request body must contain the following parameter: 'client_id'.",
    );
  }
  if (registered.length === 0) return null;
  const known = registered.find(({ id }) => id === client.id);
  if (known === undefined) {
    const message = `Application with identifier '${client.id}' was not found in the directory.`;
    return loginError(400, "unauthorized_client", 700016, message);
  }
  if (known.secret === client.secret) return null;
  return loginError(401, "invalid_client", 7000215, `Invalid client secret provided for app '${client.id}'.`);
}

function decode(text: string): string {
  return new URLSearchParams(`value=${text}`).get("value") ?? text;
}
