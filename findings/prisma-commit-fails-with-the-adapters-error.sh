#!/bin/sh
# What a statement of Prisma 7.10.0 (driver adapter pg) fails with is a PrismaClientKnownRequestError with a code, as P2002. What the
# COMMIT of an interactive transaction fails with, the same violation of the same constraint, is the adapter's own DriverAdapterError:
# no Prisma error, no P-code, and Postgres' code in another place (`cause.originalCode`, not `meta.driverAdapterError.cause.originalCode`).
# It surprises whoever tells errors by `instanceof Prisma.PrismaClientKnownRequestError` or by `error.code`: deferred constraints, and
# connections that end in that moment, as in a failover, are then unknown errors.
# What helps: know errors named DriverAdapterError as well, and look for Postgres' code in both places.
# Postgres is PGlite, in a process of its own.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' >package.json
# Generating needs no engine; its download is left out.
npm install --silent --no-audit --no-fund --ignore-scripts prisma@7.10.0 @prisma/client@7.10.0 @prisma/adapter-pg@7.10.0 pg@8.23.1 \
  @electric-sql/pglite@0.5.14 @electric-sql/pglite-socket@0.2.17 tsx@4.23.15
cat >schema.prisma <<'PRISMA'
generator client {
  provider = "prisma-client"
  output   = "./client"
}

datasource db {
  provider = "postgresql"
}

model AtOnce {
  id Int @id
}

model Later {
  id    Int @id @default(autoincrement())
  place Int
}
PRISMA
cat >server.mjs <<'JS'
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";

const db = await PGlite.create();
await db.exec(`
  CREATE TABLE "AtOnce" (id int PRIMARY KEY);
  CREATE TABLE "Later" (id serial PRIMARY KEY, place int UNIQUE DEFERRABLE INITIALLY DEFERRED);`);
await new PGLiteSocketServer({ db, port: Number(process.argv[2]), host: "127.0.0.1" }).start();
process.send("ready");
JS
cat >ask.ts <<'TS'
import { fork } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "./client/client.ts";

const probe = createServer().listen(0, "127.0.0.1");
await once(probe, "listening");
const { port } = probe.address() as AddressInfo;
probe.close();
const server = fork("server.mjs", [String(port)]);
await once(server, "message");
const adapter = new PrismaPg({ host: "127.0.0.1", port, user: "postgres", database: "postgres", ssl: false, max: 1 });
const prisma = new PrismaClient({ adapter });
const told = (error: any) =>
  [
    error.name,
    error instanceof Prisma.PrismaClientKnownRequestError,
    error.code ?? "no code",
    error.meta?.driverAdapterError?.cause?.originalCode ?? "none",
    error.cause?.originalCode ?? "none",
  ].join(", ");
const twice = (write: (tx: Prisma.TransactionClient) => Promise<unknown>) =>
  prisma
    .$transaction(async (tx) => {
      await write(tx);
      await write(tx);
    })
    .then(() => "committed", told);
console.log("by a statement:", await twice((tx) => tx.atOnce.create({ data: { id: 1 } })));
console.log("by the COMMIT:", await twice((tx) => tx.later.create({ data: { place: 1 } })));
await prisma.$disconnect();
server.kill();
TS
PRISMA_SCHEMA_ENGINE_BINARY=/bin/true npx prisma generate --schema schema.prisma >/dev/null 2>&1
seen=$(npx tsx ask.ts)
echo "Prisma 7.10.0, adapter-pg 7.10.0, Node.js $(node --version)"
echo "refused: name, whether known, code, Postgres' code in meta, and in cause"
printf '%s\n' "$seen"
[ "$seen" = "by a statement: PrismaClientKnownRequestError, true, P2002, 23505, none
by the COMMIT: DriverAdapterError, false, no code, none, 23505" ]
