import { certificateOf, createTokenCipher, saveTenant } from "@calcache/accounts";
import { integration } from "@calcache/outlook";
import { makeCertificate } from "../../../graph-simulator/src/testing/test-certificate.ts";
import type { TestWorld } from "./test-world.ts";

export const clientId = "the-organisation's-app";
const roles = ["Application Calendars.ReadWrite", "Application MailboxSettings.Read"];

export const addressOf = (name: string) => `${name}@contoso.example`;

/** Hosts of one team who never signed in, and whose tenant lets the app into the mailboxes `within`. */
export async function createTenant(
  world: TestWorld,
  names: readonly string[],
  within: readonly string[] = names,
) {
  const cipher = createTokenCipher({ key: world.environment.CALENDSO_ENCRYPTION_KEY, purpose: "tenant" });
  const { simulator } = world;
  for (const name of names)
    simulator.createMailbox({ address: addressOf(name), displayName: name, timeZone: "Europe/Berlin" });
  await world.importTeam({
    users: names.map((name) => ({
      email: addressOf(name),
      username: name,
      name,
      timeZone: "Europe/Berlin",
      credentials: [],
    })),
    teams: [
      {
        slug: "devs",
        name: "Developers",
        features: ["calendar-cache", "calendar-cache-serve"],
        members: names.map(addressOf),
        eventTypes: [
          {
            slug: "teamevent",
            title: "Team event",
            length: 30,
            schedulingType: "COLLECTIVE",
            hosts: names.map((name) => ({ email: addressOf(name), isFixed: true })),
          },
        ],
      },
    ],
  });
  const letIn = (mailboxes: readonly string[]) =>
    simulator.setAppAccess("contoso.example", clientId, {
      assignments: [{ roles, mailboxes: mailboxes.map(addressOf) }],
    });
  letIn(within);
  const { certificate, privateKey } = makeCertificate();
  const register = (...certificates: string[]) =>
    simulator.updateSettings({ clients: [{ id: clientId, certificates }] });
  register(certificate);
  const tid = simulator.listTenants()[0]?.id ?? "";
  const tenant = {
    integration,
    tid,
    name: "Contoso",
    clientId,
    domains: ["Contoso.example"],
    scopeNote: null,
  };
  const given = certificateOf({ certificate, privateKey }, world.now());
  if (!given.ok) throw new Error(given.error);
  const saved = await saveTenant(world.db, cipher, tenant, given.value, new Date(world.now()));
  if (!saved.ok) throw new Error(saved.error.domain);
  return { cipher, tenant, register, letIn };
}
