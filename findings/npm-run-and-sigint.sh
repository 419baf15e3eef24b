#!/usr/bin/env bash
# npm run doesn't end on SIGINT, and neither does its script, where sh is dash (Debian, Ubuntu).
#
# Seen with: npm 11.19.1, dash 0.5.12.
# Surprising because: npm passes the signal on, and SIGTERM works. But npm runs scripts by `sh -c`, dash catches SIGINT
#   under -c, and waits for its child, which hasn't got it. In a terminal nobody notices: Ctrl-C reaches the whole group.
# Instead: signal the process group (kill -INT -- -PGID), or send SIGTERM and let the script end when its parent goes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "scripts": { "start": "node server.js" } }' > package.json
echo 'console.log("up"); setInterval(() => {}, 1000)' > server.js
echo "npm $(npm --version), sh is $(readlink -f "$(command -v sh)")"

setsid npm start --silent > output &
group=$!
until grep -q up output; do sleep 0.1; done

kill -INT "$group"
sleep 2
if ! kill -0 "$group" 2>/dev/null; then echo "npm ends on SIGINT now"; exit 1; fi
echo "2 s after SIGINT to npm:"
ps -o pid,args --no-headers -g "$group"

kill -INT -- "-$group"
sleep 2
if kill -0 "$group" 2>/dev/null; then echo "npm outlives SIGINT to its group, too"; kill -KILL -- "-$group"; exit 1; fi
echo "2 s after SIGINT to its group: gone"
