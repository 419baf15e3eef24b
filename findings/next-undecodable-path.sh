#!/bin/sh
# Next.js 16.4.5 answers a path whose percent-encoding is no UTF-8 (`/a/%ff`) with 500 where it leads to a dynamic route: in
# production only, without a line in its log, and before any code of the app runs. A static or unknown path with the same
# text is 404. So a scanner makes a healthy server look broken (github.com/vercel/next.js/issues/92527).
# What helps: a `proxy.ts` runs before the routes are matched. Have its matcher take paths with a `%`, and answer 404.
set -eu
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p 'app/a/[name]'
echo '{ "private": true }' >package.json
echo 'export const GET = () => new Response("here");' >'app/a/[name]/route.js'
npm install --silent --no-audit --no-fund next@16.4.5 react@19.3.1 react-dom@19.3.1
export NEXT_TELEMETRY_DISABLED=1
next=node_modules/next/dist/bin/next
port=${PORT:-47831}

# Builds and starts the app, and prints the status of each path.
statuses() {
  node $next build >build.log 2>&1 || { cat build.log; exit 1; }
  node $next start -p "$port" >server.log 2>&1 &
  server=$!
  until curl -s -o /dev/null "http://127.0.0.1:$port/a/b"; do
    kill -0 "$server" || { cat server.log; exit 1; }
    sleep 1
  done
  for path in /a/b /a/%ff /%ff; do
    printf '%s %s\n' "$path" "$(curl -s -o /dev/null -w '%{http_code}' --path-as-is "http://127.0.0.1:$port$path")"
  done
  kill "$server"
  wait "$server" || true
  server=
}

expect() {
  if [ "$1" = "$2" ]; then printf '%s\n\n' "$1"; else printf 'changed:\n%s\nexpected:\n%s\n' "$1" "$2"; exit 1; fi
}

node $next --version
echo 'without a proxy:'
expect "$(statuses)" '/a/b 200
/a/%ff 500
/%ff 404'
cat >proxy.js <<'PROXY'
import { NextResponse } from "next/server";
export function proxy({ nextUrl: { pathname } }) {
  try {
    decodeURIComponent(pathname);
    return NextResponse.next();
  } catch {
    return new NextResponse("nothing", { status: 404 });
  }
}
export const config = { matcher: "/(.*%.*)" };
PROXY
echo 'with one:'
expect "$(statuses)" '/a/b 200
/a/%ff 404
/%ff 404'
