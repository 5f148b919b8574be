#!/usr/bin/env bash
# Restores what runs with compose to a moment. The moment and the backup are looked at first, while everything runs on. What is
# there is renamed, not deleted, and moved into the backup's folder (set-aside-TIME) only when the restored one runs.
# Usage: restore.sh 2026-11-25T14:30:00Z|latest [TIMELINE]; deploy/backup/restore.sh says what they mean
#    or: restore.sh back, where PostgreSQL did not recover: what was there takes its place again
# RECOVERY_MINUTES: how long PostgreSQL is given to recover, 60 where it is not set. Needs room for the data twice, as root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
moment=${1:-}
minutes=${RECOVERY_MINUTES:-60}
if [[ -z $moment ]]; then
  echo "Say to which moment, as deploy/compose/restore.sh 2026-11-25T14:30:00Z, or latest for the last moment that is kept." >&2
  exit 1
fi

volumes() {
  docker compose run --rm --no-deps restore "$@"
}

if [[ $moment = back ]]; then
  docker compose stop
  volumes back
  echo "Start it: docker compose up -d"
  exit
fi

doing="Nothing was changed."
trap 'status=$?; [[ $status = 0 ]] || echo "The restore is not done. $doing" >&2' EXIT

volumes check "$@"
doing="Nothing was lost; everything is stopped. Start what was there: docker compose up -d"
docker compose stop
volumes make "$@"

doing="PostgreSQL did not recover; why is in docker compose logs postgresql. Put back what was there: deploy/compose/restore.sh back. Where it only needs more time, restore again afterwards, with more RECOVERY_MINUTES."
docker compose up -d postgresql
restarts() {
  docker inspect --format '{{.RestartCount}}' "$(docker compose ps -aq postgresql)"
}
before=$(restarts)
end=$((SECONDS + minutes * 60))
until docker compose exec -T postgresql psql -U postgres -qAtc 'select pg_is_in_recovery()' 2>/dev/null | grep -qx f; do
  if ((SECONDS > end)) || (($(restarts) > before + 2)); then
    docker compose logs --tail 20 postgresql >&2
    docker compose stop postgresql
    exit 1
  fi
  sleep 2
done

doing="PostgreSQL has recovered and what was there lies in set-aside, but the rest is not done: stop all but PostgreSQL and run the commands at the end of deploy/compose/restore.sh, from say-restored.sh on."
docker compose exec -T postgresql bash /etc/sightline/backup/say-restored.sh
docker compose run --rm --no-deps forget-topics
docker compose up -d
doing="Sightline runs on what was restored. Make room in the backup's folder and run the last two commands of deploy/compose/restore.sh: what was there is not moved away, or there is no base backup since."
docker compose run --rm --no-deps restore keep
docker compose exec -T -u postgres postgresql bash /etc/sightline/backup/base-backup.sh /backup
