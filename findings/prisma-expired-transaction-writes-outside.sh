#!/bin/sh
# An interactive transaction of Prisma 7.10.0 (driver adapter pg) that expires while a statement of it runs is rolled back when that
# statement ends. But one call of Prisma, such as a nested create, may be several statements: the later ones are sent after the
# ROLLBACK, on the same connection, and are committed each for itself. The call and the transaction are reported as failed, and
# half of what they wrote stays. Whoever trusts "it failed, so nothing was written" has children without a parent.
# What helps: let no statement outlast the transaction (`lock_timeout`, `statement_timeout` below its `timeout`), and keep foreign keys,
# which refuse most of what is written so.
# A trigger makes the first statement slow here; a lock that somebody holds does the same. Postgres is PGlite, in a process of its own.
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
  provider     = "postgresql"
  relationMode = "prisma"
}

model Parent {
  id       Int     @id @default(autoincrement())
  children Child[]
}

model Child {
  id       Int    @id @default(autoincrement())
  parentId Int
  parent   Parent @relation(fields: [parentId], references: [id])

  @@index([parentId])
}
PRISMA
cat >server.mjs <<'JS'
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";

const db = await PGlite.create();
await db.exec(`
  CREATE TABLE "Parent" (id serial PRIMARY KEY);
  CREATE TABLE "Child" (id serial PRIMARY KEY, "parentId" int NOT NULL);
  CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(2); RETURN NEW; END $$;
  CREATE TRIGGER slow BEFORE INSERT ON "Parent" FOR EACH ROW EXECUTE FUNCTION slow();`);
await new PGLiteSocketServer({ db, port: Number(process.argv[2]), host: "127.0.0.1" }).start();
process.send("ready");
JS
cat >ask.ts <<'TS'
import { fork } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./client/client.ts";

const probe = createServer().listen(0, "127.0.0.1");
await once(probe, "listening");
const { port } = probe.address() as AddressInfo;
probe.close();
const server = fork("server.mjs", [String(port)]);
await once(server, "message");
const adapter = new PrismaPg({ host: "127.0.0.1", port, user: "postgres", database: "postgres", ssl: false, max: 1 });
const prisma = new PrismaClient({ adapter });
const outcome = (timeout: number) =>
  prisma
    .$transaction((tx) => tx.parent.create({ data: { children: { create: [{}] } } }), { timeout })
    .then(() => "committed", (error) => error.code);
const rows = async () => `${await prisma.parent.count()} parents, ${await prisma.child.count()} children`;
console.log("in time:", await outcome(10_000), await rows());
console.log("expired:", await outcome(500), await rows());
await prisma.$disconnect();
server.kill();
TS
PRISMA_SCHEMA_ENGINE_BINARY=/bin/true npx prisma generate --schema schema.prisma >/dev/null 2>&1
seen=$(npx tsx ask.ts)
echo "Prisma 7.10.0, adapter-pg 7.10.0, Node.js $(node --version)"
printf '%s\n' "$seen"
[ "$seen" = "in time: committed 1 parents, 1 children
expired: P2028 1 parents, 2 children" ]
