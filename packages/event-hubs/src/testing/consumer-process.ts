/** A process that reads a hub, to be killed: prints each event's body that it has taken in. */
import { openDatabase } from "@calcache/prisma";
import { consumeEventHub } from "../consume.ts";

const [databaseUrl = "", connectionString = "", name = ""] = process.argv.slice(2);
const print = (line: string) => void process.stdout.write(`${line}\n`);

await consumeEventHub({
  hub: { name, connectionString },
  db: openDatabase(databaseUrl, { maxConnections: 2 }),
  log: { info() {}, warn() {} },
  now: Date.now,
  take: async (body) => print(body),
  missed: async () => print("missed"),
});
