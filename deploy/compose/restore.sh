#!/usr/bin/env bash
# What the service "restore" of compose runs while everything else is stopped: what is in the volumes is copied into the backup's
# folder, set-aside-TIME, then they are made from the backup. Usage: restore.sh ["2026-11-25 14:30:00+00"]
set -euo pipefail
aside=/backup/set-aside-$(date -u +%Y%m%dT%H%M%SZ)
tools=/etc/sightline/backup

set_aside() { # folder
  [[ -n $(ls -A "$1" 2>/dev/null) ]] || return 0
  mkdir -p "$aside/$2"
  cp -a "$1/." "$aside/$2/"
  find "$1" -mindepth 1 -delete
}

set_aside /restored/postgresql postgresql
set_aside /restored/ingest/raw raw
set_aside /restored/matching/evidence evidence
set_aside /restored/matching/list-feeds list-feeds
bash "$tools/restore.sh" /backup /restored/postgresql /restored/ingest /restored/matching "$@"
chown -R 999 /restored/postgresql
chown -R 10001 /restored/ingest/raw /restored/matching/evidence /restored/matching/list-feeds
