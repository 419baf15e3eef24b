import { z } from "zod";

const loopbackHosts = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

const fieldsOf = (text: string) =>
  new Map(
    text.split(";").flatMap((pair) => {
      const [, name, value] = /^\s*(\w+)=(.*)$/s.exec(pair) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), value ?? ""] as const];
    }),
  );

/** The parts of an Event Hubs connection string, as the portal gives it out. */
export type EventHubConnection = {
  text: string;
  /** the namespace's host, with its port where it has one */
  host: string;
  /** the hub, where the string is one of a hub and not of a whole namespace */
  hub: string | null;
};

/** The emulator speaks without TLS: for this machine only. */
export const eventHubConnection = z.string().transform((text, context): EventHubConnection => {
  const fields = fieldsOf(text);
  const issue = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  const [, host] = /^sb:\/\/([^/]+)\/?$/.exec(fields.get("endpoint") ?? "") ?? [];
  if (host === undefined) return issue("must have Endpoint=sb://NAMESPACE.servicebus.windows.net/");
  const isSigned = fields.has("sharedaccesssignature");
  if (!isSigned && !(fields.get("sharedaccesskeyname") && fields.get("sharedaccesskey")))
    return issue("must have SharedAccessKeyName and SharedAccessKey, or SharedAccessSignature");
  const isPlain = fields.get("usedevelopmentemulator") === "true";
  if (isPlain && !loopbackHosts.test(host.replace(/:\d+$/, "")))
    return issue("must do without UseDevelopmentEmulator, which is accepted for localhost only");
  return { text, host, hub: fields.get("entitypath") || null };
});

/** `contoso` or `contoso.servicebus.windows.net`; the latter comes out. */
export const eventHubNamespace = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{4,48}[a-z0-9](\.servicebus\.[a-z.]+)?$/i,
    "must be a namespace: NAME or NAME.servicebus.windows.net",
  )
  .transform((text) => (text.includes(".") ? text : `${text}.servicebus.windows.net`).toLowerCase());

export const eventHubName = z
  .string()
  .regex(/^[a-z0-9]([\w.-]{0,254}[a-z0-9])?$/i, "must be the name of an event hub");

export const eventHubTenant = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i, "must be a domain of the hub's tenant, as contoso.onmicrosoft.com");
