#!/bin/sh
# pg-boss 12.35.0: `offWork(name, { id })` stops one worker of a queue. An id that no worker has stops none. An empty one stops all of
# them: it counts as left out, and a queue's workers are then meant together. Nothing is reported, and jobs wait from there on.
# It surprises whoever keeps the id that `work()` gives, in a variable that is "" until that promise has resolved: a worker that is closed
# while it opens takes all others along.
# What helps: keep null instead of "", and don't call `offWork` without an id.
# Postgres is PGlite, in the same process; pg-boss is given a function that queries it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts pg-boss@12.35.0 @electric-sql/pglite@0.5.14
cat >ask.mjs <<'JS'
import { PGlite } from "@electric-sql/pglite";
import { PgBoss } from "pg-boss";

const pglite = await PGlite.create();
const executeSql = async (text, values) =>
  values?.length ? pglite.query(text, values) : (await pglite.exec(text)).at(-1);
const boss = new PgBoss({ db: { executeSql }, supervise: false, schedule: false });
boss.on("error", (error) => console.log(error.message));
await boss.start();
await boss.createQueue("mails");

/** How many of three workers take a job, once `offWork` was called with this id. */
async function workersLeft(id) {
  const took = new Set();
  const ids = [];
  for (const worker of [1, 2, 3])
    ids.push(await boss.work("mails", { pollingIntervalSeconds: 0.5 }, async () => {
      took.add(worker);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    }));
  await boss.offWork("mails", { id: id(ids) });
  for (let count = 0; count < 3; count++) await boss.send("mails", {});
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await boss.offWork("mails");
  await boss.deleteAllJobs("mails");
  return took.size;
}
console.log("the id of one:", await workersLeft(([first]) => first), "of 3 work on");
console.log("an id of none:", await workersLeft(() => "00000000-0000-0000-0000-000000000000"), "of 3 work on");
console.log("an empty id:", await workersLeft(() => ""), "of 3 work on");
await boss.stop({ graceful: false });
await pglite.close();
process.exit(0);
JS
seen=$(node ask.mjs)
echo "pg-boss 12.35.0, Node.js $(node --version)"
printf '%s\n' "$seen"
[ "$seen" = "the id of one: 2 of 3 work on
an id of none: 3 of 3 work on
an empty id: 0 of 3 work on" ]
