#!/bin/sh
# @prisma/adapter-pg 7.10.0 writes and reads times rightly only where the session's time zone is UTC. It sends a Date for a timestamptz
# without an offset, so that Postgres takes it for a time of the session's zone; and of what Postgres answers it replaces the offset by
# +00:00. A value that Prisma alone writes and reads comes back as it was, so that its tests pass: what is wrong is what the database
# has, what it compares with now(), and what any other client wrote. Debian's packages make servers with the machine's zone.
# What helps: set `timezone` to UTC on each connection (`SET`, or `options=-c timezone=UTC` in the URL where no pooler is between).
# Known: github.com/prisma/prisma/issues/26786 and 28629. Postgres is PGlite here.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @prisma/adapter-pg@7.10.0 pg@8.23.1 \
  @electric-sql/pglite@0.5.14 @electric-sql/pglite-socket@0.2.17
cat >ask.mjs <<'JS'
import { once } from "node:events";
import { createServer } from "node:net";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { PrismaPg } from "@prisma/adapter-pg";

const probe = createServer().listen(0, "127.0.0.1");
await once(probe, "listening");
const { port } = probe.address();
probe.close();
const server = new PGLiteSocketServer({ db: await PGlite.create(), port, host: "127.0.0.1" });
await server.start();
const options = { host: "127.0.0.1", port, user: "postgres", database: "postgres", ssl: false, max: 1 };
const adapter = await new PrismaPg(options).connect();
const ask = async (sql, args = [], argTypes = []) => (await adapter.queryRaw({ sql, args, argTypes })).rows[0][0];
for (const zone of ["UTC", "America/New_York"]) {
  await adapter.executeRaw({ sql: `SET timezone TO '${zone}'`, args: [], argTypes: [] });
  const written = await ask(
    "SELECT to_char($1::timestamptz AT TIME ZONE 'UTC', 'HH24:MI')",
    [new Date("2026-12-01T11:00:00Z")],
    [{ scalarType: "datetime", dbType: "TIMESTAMPTZ", arity: "scalar" }],
  );
  const read = await ask("SELECT TIMESTAMPTZ '2026-12-01 11:00:00+00'");
  console.log(`${zone}: 11:00 UTC is written as ${written} UTC, and read as ${read}`);
}
await adapter.dispose();
await server.stop();
process.exit(0);
JS
seen=$(node ask.mjs)
echo "@prisma/adapter-pg 7.10.0, Node.js $(node --version)"
printf '%s\n' "$seen"
[ "$seen" = "UTC: 11:00 UTC is written as 11:00 UTC, and read as 2026-12-01T11:00:00+00:00
America/New_York: 11:00 UTC is written as 16:00 UTC, and read as 2026-12-01T06:00:00+00:00" ]
