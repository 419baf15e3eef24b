#!/bin/sh
# `amtool check-config` of Debian 12's prometheus-alertmanager calls a configuration right with which the same package's Alertmanager doesn't
# start. Upstream compiles its default templates into the program; Debian's build reads them from /usr/share/prometheus/alertmanager instead, also
# for a configuration without any template, and amtool doesn't look there. So whoever unpacks the package to test a configuration, without
# installing it (which starts a server), has a check that passes and a server that ends at once.
# What helps: link the unpacked folder to that path while it is tested, or install the package. Run this where it isn't installed.
set -eu
version=0.25.0-1+b4
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
[ ! -e /usr/share/prometheus/alertmanager ] || { echo "prometheus-alertmanager is installed here, so that its templates are found"; exit 1; }
apt-get download -qq "prometheus-alertmanager=$version" 2>/dev/null
dpkg-deb -x prometheus-alertmanager_*.deb .
cat >alertmanager.yml <<'YAML'
route: { receiver: nobody }
receivers: [{ name: nobody }]
YAML
usr/bin/amtool check-config alertmanager.yml >checked.txt 2>&1 && echo "amtool: right"
status=0
timeout 20 usr/bin/prometheus-alertmanager --config.file=alertmanager.yml --storage.path=data \
  --web.listen-address=127.0.0.1:0 --cluster.listen-address= >started.txt 2>&1 || status=$?
echo "alertmanager: ends with $status: $(grep -o 'failed to parse templates: open [^:]*default.tmpl: no such file or directory' started.txt | head -1)"
grep -q SUCCESS checked.txt
[ "$status" = 1 ]
grep -q 'failed to parse templates: open /usr/share/prometheus/alertmanager/default.tmpl' started.txt
# Seen with 0.25.0-1+b4 of Debian 12:
# amtool: right
# alertmanager: ends with 1: failed to parse templates: open /usr/share/prometheus/alertmanager/default.tmpl: no such file or directory
