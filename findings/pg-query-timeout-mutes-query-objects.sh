#!/bin/sh
# pg 8.23.1 takes Query objects (`client.query(new Query(text))`), which tell of their end and of errors by events. With
# `query_timeout` set, the client gives each such query a callback of its own, and whoever has a callback gets no `error` event:
# an error of the server is told to nobody, and a promise that waits for the events waits for ever. Without a time limit the events
# are all it needs. So a setting that should bound a wait makes it endless.
# What helps: give the Query a `callback` as well; it is called in both cases.
# The server below knows as much of Postgres' protocol as it takes to refuse a statement (postgresql.org/docs/current/protocol.html).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund pg@8.23.1
cat >ask.cjs <<'JS'
const net = require("node:net");
const { Client, Query } = require("pg");

const message = (type, body) => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
const ready = message("Z", Buffer.from("I"));
const server = net.createServer((socket) => {
  let began = false;
  socket.on("error", () => {});
  socket.on("data", (data) => {
    if (!began) {
      began = true;
      socket.write(Buffer.concat([message("R", Buffer.alloc(4)), ready]));
    } else if (data[0] === "Q".charCodeAt(0)) {
      const fields = Buffer.from("SERROR\0C42P01\0Mrelation \"nothing\" does not exist\0\0");
      socket.write(Buffer.concat([message("E", fields), ready]));
    }
  });
});

async function told(config, withCallback) {
  const client = new Client({ host: "127.0.0.1", port: server.address().port, user: "u", password: "p", database: "d", ...config });
  client.on("error", () => {});
  await client.connect();
  const query = new Query("SELECT * FROM nothing");
  const heard = [];
  query.on("error", () => heard.push("error event"));
  if (withCallback) query.callback = (error) => heard.push(error ? "error by callback" : "no error");
  client.query(query);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await client.end();
  return heard.join(", ") || "nothing";
}

server.listen(0, "127.0.0.1", async () => {
  console.log("no time limit:", await told({}, false));
  console.log("query_timeout:", await told({ query_timeout: 30_000 }, false));
  console.log("query_timeout, with a callback:", await told({ query_timeout: 30_000 }, true));
  server.close();
});
JS
heard=$(node ask.cjs)
printf 'pg 8.23.1: what is heard of a statement that the server refuses\n%s\n' "$heard"
expected='no time limit: error event
query_timeout: nothing
query_timeout, with a callback: error by callback'
[ "$heard" = "$expected" ] || { printf 'changed; expected:\n%s\n' "$expected"; exit 1; }
