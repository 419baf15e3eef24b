#!/bin/sh
# icu-minify parses messages at build time into plain data, for a browser that then needs no parser. One would hand that data from a
# React server component to a client component. Messages with choices are refused: the options of plural and select are an object
# without a prototype, which React's protocol doesn't send, while messages without choices go through, so that a page fails only once
# it has a plural. Let the parsed messages go through JSON first, as a bundler's loader that writes them to a file does unseen.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --legacy-peer-deps node@24.21.0 icu-minify@4.15.0 react@19.3.1 react-dom@19.3.1 react-server-dom-webpack@19.3.1
cat > finding.mjs <<'JS'
import { readFileSync } from "node:fs";
import { Writable } from "node:stream";
import compile from "icu-minify/compile";
import { renderToPipeableStream } from "react-server-dom-webpack/server.node";
const versionOf = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version;
/** What React says of data that a server component hands on. */
const sent = (data) =>
  new Promise((resolve) => {
    let fault = null;
    const onError = (error) => {
      fault = error.message.split("\n")[0];
    };
    const { pipe } = renderToPipeableStream(data, {}, { onError });
    pipe(new Writable({ write: (_chunk, _encoding, done) => done(), final: (done) => { done(); resolve(fault ?? "sent"); } }));
  });
const plain = compile("Hello {name}");
const choice = compile("{count, plural, one {# time} other {# times}}");
const found = {
  plain: await sent({ message: plain }),
  choice: await sent({ message: choice }),
  throughJson: await sent({ message: JSON.parse(JSON.stringify(choice)) }),
};
console.log(`icu-minify ${versionOf("icu-minify")}, React ${versionOf("react-server-dom-webpack")}`);
console.log(JSON.stringify(choice));
for (const [name, outcome] of Object.entries(found)) console.log(`${name}: ${outcome}`);
const isAsSeen = found.plain === "sent" && /plain objects/i.test(found.choice) && found.throughJson === "sent";
if (!isAsSeen) console.log("The finding no longer holds.");
process.exit(isAsSeen ? 0 : 1);
JS
node_modules/.bin/node --conditions=react-server finding.mjs
