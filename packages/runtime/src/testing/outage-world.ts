import { refreshMailbox, tendIncidents, wakeDueMailboxes } from "@calcache/calendar-cache";
import { mailWork } from "./mail-work.ts";
import { createTestWorld, type TestWorld, teamOf } from "./test-world.ts";

const minute = 60_000;

type Mailbox = ReturnType<TestWorld["simulator"]["createMailbox"]>;

/** Teams of personal and work accounts that were read once, and a minute of background work after the other. */
export async function createOutageWorld(count: { personal: number; work: number }) {
  const world = await createTestWorld({ months: 1 });
  const { simulator, engine, db } = world;
  simulator.updateSettings({ clients: [{ id: "test-app", secret: "test-secret" }] });
  const mailboxes = (kind: "outlook.com" | "microsoft365", name: string, length: number): Mailbox[] =>
    Array.from({ length }, (_, index) =>
      simulator.createMailbox({
        address: name.replace("N", String(index)),
        displayName: name,
        timeZone: "Europe/Berlin",
        kind,
      }),
    );
  const personal = mailboxes("outlook.com", "hostN@outlook.com", count.personal);
  const work = mailboxes("microsoft365", "workerN@contoso.example", count.work);
  await world.importTeam(teamOf([...personal, ...work]));
  await world.runtime.sweep();
  const mail = mailWork(world);

  async function workAMinute(): Promise<void> {
    await tendIncidents(engine);
    const due: number[] = [];
    await wakeDueMailboxes({ ...engine, wake: async (ids) => void due.push(...ids) });
    for (const id of due) await refreshMailbox(engine, id);
    await mail.work();
  }
  await workAMinute();

  return {
    ...world,
    ...mail,
    personal,
    /** Every calendar has changed. */
    changeAll: () => db.cachedCalendar.updateMany({ data: { dirtySince: new Date(world.now()) } }),
    /** Minutes of the clock, with all that the workers do in each. */
    async pass(minutes: number): Promise<void> {
      for (let passed = 0; passed < minutes; passed++) {
        world.advance(minute);
        await workAMinute();
      }
    },
    /** The login gives personal accounts no tokens at the authority that everybody goes by. */
    failAtCommon: () =>
      simulator.addFault({
        match: { operation: "token", path: "/common/", kind: "outlook.com" },
        effect: { status: 503 },
      }),
    /** Whatever the authority, an account has to sign in anew. */
    refuseForGood: ({ address }: Mailbox) =>
      simulator.addFault({
        match: { operation: "token", mailbox: address },
        effect: { login: { number: 700082 } },
      }),
    async counts() {
      const [incidents, failing, givenUp] = await Promise.all([
        db.incident.count({ where: { endedAt: null } }),
        db.mailbox.count({ where: { failingSince: { not: null } } }),
        db.credential.count({ where: { invalid: true } }),
      ]);
      return { incidents, failing, givenUp };
    },
  };
}

export type OutageWorld = Awaited<ReturnType<typeof createOutageWorld>>;
