import { type Connections, connectAccount } from "@calcache/connections";
import { mailWork } from "./mail-work.ts";
import { createTestWorld, type TestWorld, teamOf } from "./test-world.ts";

const hour = 60 * 60_000;

type Mailbox = ReturnType<TestWorld["simulator"]["createMailbox"]>;

/** A team of six whose first administers it, and what the background work does about their accounts, when it is called. */
export async function createRelinkWorld() {
  const world = await createTestWorld();
  const hosts: Mailbox[] = Array.from({ length: 6 }, (_, number) =>
    world.simulator.createMailbox({
      address: `host${number}@contoso.example`,
      displayName: `Host ${number}`,
      timeZone: "Europe/Berlin",
    }),
  );
  await world.importTeam(teamOf(hosts));
  await world.db.membership.updateMany({
    where: { user: { email: "host0@contoso.example" } },
    data: { role: "ADMIN" },
  });
  await world.runtime.sweep();

  const mail = mailWork(world);
  const credentialOf = (number: number) =>
    world.db.credential.findFirstOrThrow({ where: { user: { email: `host${number}@contoso.example` } } });
  async function mark(invalid: boolean, ...numbers: number[]): Promise<void> {
    for (const number of numbers) {
      const { id } = await credentialOf(number);
      await world.db.credential.update({ where: { id }, data: { invalid } });
    }
  }
  const refuse = (...numbers: number[]) => mark(true, ...numbers);
  async function relink(number: number, as = hosts[number]) {
    const { connections } = world.runtime;
    const { id: credentialId, userId } = await credentialOf(number);
    if (connections === null || as === undefined || userId === null) throw new Error("nothing to relink");
    const tokens = {
      accessToken: as.tokens.access_token,
      refreshToken: as.tokens.refresh_token,
      expiresAt: world.now() + hour,
    };
    const quiet: Connections = { ...connections, tend: () => {} };
    return connectAccount(quiet, {
      userId,
      credentialId,
      tokens,
      identity: { tenantId: "tid", objectId: "oid" },
      path: "environment",
    });
  }
  const kindOfAll = (accountKind: string) => world.db.mailbox.updateMany({ data: { accountKind } });
  const beginIncident = (accountKind: string) =>
    world.db.incident.create({
      data: {
        integration: "office365_calendar",
        accountKind,
        beganAt: new Date(world.now()),
        reason: "away",
      },
    });
  const endIncident = (id: number) =>
    world.db.incident.update({ where: { id }, data: { endedAt: new Date(world.now()) } });

  return {
    ...world,
    ...mail,
    hosts,
    credentialOf,
    mark,
    refuse,
    relink,
    kindOfAll,
    beginIncident,
    endIncident,
  };
}

export type RelinkWorld = Awaited<ReturnType<typeof createRelinkWorld>>;
