#!/bin/sh
# Next.js 16.4.5 drops the header `content-encoding` of what a route handler answers, and sends the body as it is: a script that was
# compressed beforehand reaches browsers as bytes that say they are text. Nor does `next start` (`compress: true`, its default) compress
# such an answer itself, as it does pages and static files; its guide says "rendered content and static files". So a handler's large answers
# go out whole, and whoever mends that in the handler breaks them.
# What helps: let the proxy before it compress, or put what never changes into `public/`.
set -eu
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p app/plain app/packed app/page public
echo '{ "private": true }' >package.json
cat >app/layout.js <<'JS'
export default ({ children }) => <html lang="en"><body>{children}</body></html>;
JS
cat >app/page/page.js <<'JS'
export const dynamic = "force-dynamic";
export default () => <p>{"calendar ".repeat(1000)}</p>;
JS
cat >app/plain/route.js <<'JS'
export const dynamic = "force-dynamic";
const headers = { "content-type": "text/javascript" };
export const GET = () => new Response("calendar ".repeat(1000), { headers });
JS
cat >app/packed/route.js <<'JS'
import { gzipSync } from "node:zlib";
export const dynamic = "force-dynamic";
const headers = { "content-type": "text/javascript", "content-encoding": "gzip" };
export const GET = () => new Response(gzipSync("calendar ".repeat(1000)), { headers });
JS
node -e 'console.log("calendar ".repeat(1000))' >public/static.js
npm install --silent --no-audit --no-fund next@16.4.5 react@19.3.1 react-dom@19.3.1
export NEXT_TELEMETRY_DISABLED=1
next=node_modules/next/dist/bin/next
port=${PORT:-47832}
node $next build >build.log 2>&1 || { cat build.log; exit 1; }
node $next start -p "$port" >server.log 2>&1 &
server=$!
until curl -s -o /dev/null "http://127.0.0.1:$port/plain"; do
  kill -0 "$server" || { cat server.log; exit 1; }
  sleep 1
done

# What is said of the encoding, and how the first two bytes read: 1f8b is gzip's mark.
look() {
  curl -s -D head.txt -o body.bin -H 'accept-encoding: gzip' "http://127.0.0.1:$port$1"
  said=$(tr -d '\r' <head.txt | sed -n 's/^content-encoding: //Ip')
  case $(od -An -tx1 -N2 body.bin | tr -d ' ') in 1f8b) is=gzip ;; *) is=text ;; esac
  printf '%s says %s, is %s\n' "$1" "${said:-nothing}" "$is"
}

node $next --version
got=$(for path in /page /static.js /plain /packed; do look $path; done)
printf '%s\n' "$got"
[ "$got" = '/page says gzip, is gzip
/static.js says gzip, is gzip
/plain says nothing, is text
/packed says nothing, is gzip' ] || { echo changed; exit 1; }
