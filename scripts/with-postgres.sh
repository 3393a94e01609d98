#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own, whose address is in DATELINE_TEST_POSTGRES: on a free port of
# 127.0.0.1, in a temporary folder, stopped and removed at the end. Needs a PostgreSQL server (15 or later) on this
# machine; where there is none and this is Debian as root, installs it from Debian's packages.
#   scripts/with-postgres.sh npm test
set -euo pipefail

fail() {
  echo "with-postgres: $1" >&2
  exit 1
}

# Debian keeps the server's programs out of PATH, a folder a version: the newest one.
programs() {
  if command -v initdb >/dev/null && command -v pg_ctl >/dev/null; then
    dirname "$(command -v initdb)"
    return
  fi
  { ls -d /usr/lib/postgresql/*/bin 2>/dev/null || true; } | sort -V | while read -r folder; do
    if [[ -x "$folder/initdb" && -x "$folder/pg_ctl" ]]; then echo "$folder"; fi
  done | tail -n 1
}

install() {
  local advice="install PostgreSQL 15 or later (Debian: apt-get install postgresql)"
  command -v apt-get >/dev/null || fail "there is no PostgreSQL server, and no apt-get to install one: $advice."
  [[ "$(id -u)" == 0 ]] || fail "there is no PostgreSQL server, and only root may install one: $advice."
  # Debian's package would make a database of its own and start it.
  mkdir -p /etc/postgresql-common
  [[ -e /etc/postgresql-common/createcluster.conf ]] ||
    echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold postgresql; } \
    >&2 || fail "there is no PostgreSQL server, and apt-get could not install one: $advice."
}

bin="$(programs)"
if [[ -z "$bin" ]]; then
  install
  bin="$(programs)"
fi
[[ -n "$bin" ]] || fail "PostgreSQL was installed, but its initdb is nowhere: set PATH to its programs."

# PostgreSQL refuses to run as root.
as_server() { "$@"; }
user="$(id -un)"
if [[ "$(id -u)" == 0 ]]; then
  user=postgres
  id "$user" >/dev/null 2>&1 || user=nobody
  as_server() { (cd / && setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups "$@"); }
fi

folder="$(mktemp -d)"
started=0
stop() {
  if [[ "$started" == 1 ]]; then as_server "$bin/pg_ctl" stop -s -D "$folder/data" -m immediate || true; fi
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

password="$(node -p 'require("node:crypto").randomBytes(12).toString("hex")')"
port="$(node -e 'const s=require("node:net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')"
echo "$password" >"$folder/password"
chown -R "$user" "$folder"
as_server "$bin/initdb" -D "$folder/data" -U dateline --pwfile="$folder/password" -A scram-sha-256 \
  --encoding=UTF8 --locale=C --no-sync >/dev/null
started=1
as_server "$bin/pg_ctl" start -s -w -t 60 -D "$folder/data" -l "$folder/log" \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300" ||
  { cat "$folder/log" >&2; fail "PostgreSQL did not start; its log is above."; }

DATELINE_TEST_POSTGRES="postgres://dateline:$password@127.0.0.1:$port/postgres" "$@"
