import { type GraphSimulator, startGraphSimulator } from "@calcache/graph-simulator";
import { integration } from "@calcache/outlook";
import { listen } from "../../testing/listen.ts";
import type { Plan } from "../commands/commands.ts";
import { type CalendarHistory, createCalendarHistory } from "./calendar-history.ts";
import { chaosEnvironment, chaosKey } from "./chaos-environment.ts";
import { linkTeam } from "./chaos-team.ts";
import { type ChaosWorker, createChaosWorker } from "./chaos-worker.ts";
import { type ChaosDatabase, type ChaosPostgres, createChaosDatabase } from "./databases.ts";
import { createInMemoryQueue, type InMemoryQueue } from "./in-memory-queue.ts";

/** How many of the latest notes a failing run shows. */
const keptNotes = 40;

export type ChaosMailbox = {
  address: string;
  /** every zone it was in, the present one last */
  zones: string[];
};

export type ChaosCalendar = {
  /** in our database */
  id: number;
  address: string;
  /** its id in Outlook as its owner has selected it */
  externalId: string;
  /** its id in Outlook now */
  presentId: string;
  isShared: boolean;
  credentialId: number;
  history: CalendarHistory;
  /** the earliest state of its history that the cache may still show */
  shown: number;
  /** a change of it may have stayed without any notification since it was last polled */
  unnotified: boolean;
};

/** A whole deployment: an Outlook, a database, two processes of ours, and a clock that stands still unless moved. */
export type ChaosWorld = {
  simulator: GraphSimulator;
  database: ChaosDatabase;
  mailboxes: ChaosMailbox[];
  calendars: ChaosCalendar[];
  /** Single events and series, by the id that the simulator's control API goes by. */
  events: { id: string; calendar: ChaosCalendar }[];
  /** null where the workers run on the real queue */
  queue: InMemoryQueue | null;
  now(): number;
  move(ms: number): void;
  /** Each call the other of the two, as a load balancer would. */
  nextWorker(): ChaosWorker;
  worker(number: number): ChaosWorker;
  /** Kills one and starts another in its place. */
  replace(worker: ChaosWorker): Promise<void>;
  /** What accounts' owners do when told to; it gives everybody fresh tokens. */
  linkAgain(addresses: readonly string[]): Promise<void>;
  /** What an owner does who disconnects an account and connects it anew. */
  replaceAccount(address: string): Promise<void>;
  /** Starts both workers again under another address. */
  moveAddress(): Promise<void>;
  note(line: string): void;
  notes(): string[];
  close(): Promise<void>;
};

export async function createChaosWorld(
  postgres: ChaosPostgres,
  plan: Plan,
  { realQueue }: { realQueue: boolean },
): Promise<ChaosWorld> {
  let now = Date.parse(plan.beginning);
  const clock = () => now;
  const database = await createChaosDatabase(postgres);
  const simulator = await startGraphSimulator({ now: clock });
  simulator.setDelivery({ batchWindowMs: 0, firstRetryMs: 2 });
  simulator.updateSettings({ grantedSubscriptionMinutes: plan.grantedMinutes });
  const notes: string[] = [];
  const note = (line: string) => {
    notes.push(line.slice(0, 300));
    if (notes.length > keptNotes) notes.shift();
  };
  let turn = 0;
  const nextWorker = () => workerAt(turn++);
  const servers = [await serve()];
  async function serve() {
    const server = await listen(async (request) =>
      server === servers.at(-1)
        ? nextWorker().runtime.webhook(integration, request)
        : new Response(null, { status: 202 }),
    );
    return server;
  }
  const queue = realQueue ? null : createInMemoryQueue(clock, nextWorker);
  let environment = chaosEnvironment(database.url, simulator.url, servers[0]?.url ?? "");
  let started = 0;

  async function startWorker(): Promise<ChaosWorker> {
    started += 1;
    const { endSessions } = database;
    const worker = createChaosWorker(`worker-${started}`, { environment, now: clock, note, endSessions });
    if (queue) worker.runtime.engine.wake = queue.wake;
    else await worker.runtime.start();
    return worker;
  }

  const workers = [await startWorker(), await startWorker()];
  const killed: ChaosWorker[] = [];
  function workerAt(number: number): ChaosWorker {
    const worker = workers[number % workers.length];
    if (!worker) throw new Error("there is no worker");
    return worker;
  }

  const linked = plan.zones.map((_zone, index) => simulator.createMailbox(draftOf(plan, index)));
  await linkTeam(database.db, chaosKey, linked, now);
  const credentials = await database.db.credential.findMany({ include: { user: true } });
  const calendars = linked.flatMap(({ address, calendars }) =>
    calendars.map(({ id, name }): ChaosCalendar => {
      const credentialId = credentials.find(({ user }) => user?.email === address)?.id ?? 0;
      const history = createCalendarHistory(now);
      history.record([]);
      return {
        id: 0,
        address,
        externalId: id,
        presentId: id,
        isShared: name === shared.name,
        credentialId,
        history,
        shown: 0,
        unnotified: false,
      };
    }),
  );

  async function replace(worker: ChaosWorker): Promise<void> {
    killed.push(worker);
    queue?.forget();
    await worker.kill();
    workers[workers.indexOf(worker)] = await startWorker();
  }

  async function linkAgain(addresses: readonly string[]): Promise<void> {
    // Signing in takes its time, and of tokens that end at the same moment the stored ones are kept.
    now += 1_000;
    for (const address of addresses) simulator.changeTokens(address, { action: "restore" });
    const again = linked.map((mailbox, index) => {
      // What they had selected they leave as it is, though Outlook may show it under another id now.
      return { ...simulator.createMailbox(draftOf(plan, index)), calendars: mailbox.calendars };
    });
    await linkTeam(database.db, chaosKey, again, now);
  }

  return {
    simulator,
    database,
    mailboxes: linked.map(({ address, timeZone }) => ({ address, zones: [timeZone] })),
    calendars,
    events: [],
    queue,
    now: clock,
    move: (ms) => {
      now += ms;
    },
    nextWorker,
    worker: workerAt,
    replace,
    linkAgain,
    async replaceAccount(address) {
      await database.db.credential.deleteMany({ where: { user: { email: address } } });
      await linkAgain([address]);
      const { id } = await database.db.credential.findFirstOrThrow({ where: { user: { email: address } } });
      for (const calendar of calendars) if (calendar.address === address) calendar.credentialId = id;
    },
    async moveAddress() {
      const server = await serve();
      servers.push(server);
      environment = { ...environment, NEXT_PUBLIC_WEBAPP_URL: server.url };
      // What is posted to the former address is lost; readers must know that, and the next sweep mends it.
      for (const calendar of calendars) calendar.unnotified = true;
      for (const worker of [...workers]) await replace(worker);
    },
    note,
    notes: () => [...notes],
    async close() {
      await Promise.all([...workers, ...killed].map((worker) => worker.close()));
      await Promise.all(servers.map((server) => server.close()));
      await simulator.close();
      await database.drop();
    },
  };
}

const shared = { name: "Shared", owner: { name: "Bo", address: "bo@contoso.example" } };

/** Calendars beside the default one, by mailbox: one that can't be written to, one of somebody else's, none. */
const others = [[{ name: "Birthdays", writes: "refused" as const }], [shared], []];

const draftOf = ({ zones, zoneAnswers, personalName }: Plan, index: number) => ({
  address: `host${index}@contoso.example`,
  displayName: `Host ${index}`,
  timeZone: zones[index] ?? "UTC",
  zoneAnswer: zoneAnswers[index] ?? "named",
  // All-day events are days of the mailbox's own zone, which the run changes: so it may be read.
  scope: "offline_access User.Read Calendars.ReadWrite Calendars.Read MailboxSettings.Read",
  ...(index === 0
    ? { kind: "outlook.com" as const, ...(personalName !== undefined && { userPrincipalName: personalName }) }
    : { kind: "microsoft365" as const }),
  calendars: [{ name: "Calendar", isDefault: true }, ...(others[index] ?? [])],
});
