#!/usr/bin/env bash
# See postgres.Dockerfile.
set -e
if [[ $1 != postgres ]]; then
  exec "$@"
fi
if [[ $(id -u) = 0 ]]; then
  mkdir -p "$PGDATA" && chmod 700 "$PGDATA"
  find "$PGDATA" /var/run/postgresql \! -user postgres -exec chown postgres {} +
  exec setpriv --reuid=999 --regid=999 --init-groups bash "$0" "$@"
fi
if [[ ! -s $PGDATA/PG_VERSION ]]; then
  initdb --username=postgres --pwfile=<(printf '%s\n' "${POSTGRES_PASSWORD:?}") --auth-host=scram-sha-256
  PGUSER=postgres pg_ctl -D "$PGDATA" -o "$(printf '%q ' "${@:2}" -c listen_addresses=)" -w start
  for script in /docker-entrypoint-initdb.d/*.sh; do
    if [[ -x $script ]]; then "$script"; else . "$script"; fi
  done
  pg_ctl -D "$PGDATA" -m fast -w stop
fi
exec "$@"
