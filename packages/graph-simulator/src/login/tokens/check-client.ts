import type { Simulation } from "../../simulation.ts";
import type { LoginError } from "../login-error.ts";
import { loginError } from "../login-error.ts";
import { assertionRefusal } from "./client-assertion.ts";

/** How an app says who it is: by a secret, or by an assertion that it signed. */
export type ClientCredentials = { id: string; secret: string | null; assertion: string | null };

/** The client's id and secret, from the form or from a Basic header, or its assertion. */
export function readClient(form: URLSearchParams, authorization: string | undefined): ClientCredentials {
  const assertion = form.get("client_assertion");
  const basic = /^Basic\s+(.+)$/i.exec(authorization ?? "")?.[1];
  if (basic === undefined) {
    return { id: form.get("client_id") ?? "", secret: form.get("client_secret"), assertion };
  }
  const [id = "", ...secret] = Buffer.from(basic, "base64").toString().split(":");
  return { id: decode(id), secret: decode(secret.join(":")), assertion };
}

/**
 * Why this app may not have tokens; null if it may. While no app is registered, any may, by any secret: an assertion can be checked
 * only against a registered certificate.
 */
export async function clientRefusal(
  sim: Pick<Simulation, "settings" | "url" | "now">,
  client: ClientCredentials,
  tenant: string,
): Promise<LoginError | null> {
  if (client.id === "") {
    const message = "The request body must contain the following parameter: 'client_id'.";
    return loginError(400, "invalid_request", 900144, message);
  }
  const { clients } = sim.settings;
  const registered = clients.find(({ id }) => id === client.id);
  if (clients.length > 0 && registered === undefined) {
    const message = `Application with identifier '${client.id}' was not found in the directory.`;
    return loginError(400, "unauthorized_client", 700016, message);
  }
  if (client.assertion !== null) {
    const tokenEndpoint = `${sim.url()}/${tenant}/oauth2/v2.0/token`;
    const certificates = registered?.certificates ?? [];
    return assertionRefusal(client.assertion, {
      clientId: client.id,
      tokenEndpoint,
      certificates,
      now: sim.now(),
    });
  }
  return registered === undefined ? null : secretRefusal(client, registered.secret);
}

/** An app whose tenant forbids secrets has none that could be right. */
function secretRefusal({ id, secret }: ClientCredentials, right: string | null): LoginError | null {
  if (secret === null) {
    const message =
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return loginError(401, "invalid_client", 7000218, message);
  }
  if (secret === right) return null;
  return loginError(401, "invalid_client", 7000215, `Invalid client secret provided for app '${id}'.`);
}

function decode(text: string): string {
  return new URLSearchParams(`value=${text}`).get("value") ?? text;
}
