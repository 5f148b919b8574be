#!/usr/bin/env bash
# What the service "restore" of compose runs for restore.sh, in the volumes. check: looks whether the backup leads to the moment and
# changes nothing. make: renames what is there to set-aside, in each volume, and makes it anew from the backup; puts it back
# where that fails. back: what was set aside takes its place again. keep: moves what was set aside into the backup's folder, set-aside-TIME.
# Usage: restore-volumes.sh check|make MOMENT|latest [TIMELINE], or restore-volumes.sh back|keep
# RESTORED and BACKUP: other folders than those of the container.
set -euo pipefail
restored=${RESTORED:-/restored}
backup=${BACKUP:-/backup}
tools=$(cd "$(dirname "${BASH_SOURCE[0]}")/../backup" && pwd)
volumes=(postgresql ingest matching)

entries() { # volume: what of it comes from a backup, a name a line
  case $1 in
    postgresql) find "$restored/$1" -mindepth 1 -maxdepth 1 ! -name set-aside ! -name set-aside.part -printf '%f\n' ;;
    ingest) echo raw ;;
    matching) printf '%s\n' evidence list-feeds ;;
  esac
}

# While names are moved, the folder is called set-aside.part: then what lies outside of it is still what was there.
set_aside() { # volume
  local volume=$restored/$1 name
  mkdir "$volume/set-aside.part"
  while read -r name; do
    if [[ -e $volume/$name ]]; then mv -T "$volume/$name" "$volume/set-aside.part/$name"; fi
  done < <(entries "$1")
  mv -T "$volume/set-aside.part" "$volume/set-aside"
}

put_back() { # volume
  local volume=$restored/$1 name
  if [[ -d $volume/set-aside ]]; then
    while read -r name; do
      rm -rf "${volume:?}/${name:?}"
    done < <(entries "$1")
    mv -T "$volume/set-aside" "$volume/set-aside.part"
  fi
  if [[ -d $volume/set-aside.part ]]; then
    find "$volume/set-aside.part" -mindepth 1 -maxdepth 1 -exec mv -t "$volume" {} +
    rmdir "$volume/set-aside.part"
  fi
}

put_all_back() {
  local volume
  for volume in "${volumes[@]}"; do put_back "$volume"; done
}

unfinished() { # whether an earlier restore left something
  local volume
  for volume in "${volumes[@]}"; do
    if [[ -d $restored/$volume/set-aside || -d $restored/$volume/set-aside.part ]]; then return 0; fi
  done
  return 1
}

check() {
  if unfinished; then
    echo "An earlier restore was not finished: what was there before it lies in set-aside. Put it back (deploy/compose/restore.sh back), or, where Sightline runs on what was restored, keep it (docker compose run --rm --no-deps restore keep)." >&2
    exit 1
  fi
  bash "$tools/restore.sh" --check "$backup" "$@"
}

ended() {
  local status=$?
  if [[ $status != 0 ]]; then
    put_all_back
    echo "Not restored. What was there is there again." >&2
  fi
  exit "$status"
}

make() {
  local volume
  check "$@" >/dev/null
  trap ended EXIT
  for volume in "${volumes[@]}"; do set_aside "$volume"; done
  bash "$tools/restore.sh" "$backup" "$restored/postgresql" "$restored/ingest" "$restored/matching" "$@"
  if [[ $(id -u) = 0 ]]; then
    # As each program runs in its image.
    chown -R 999 "$restored/postgresql"
    chown 10001 "$restored/ingest" "$restored/matching"
    chown -R 10001 "$restored/ingest/raw" "$restored/matching/evidence" "$restored/matching/list-feeds"
  fi
}

back() {
  if ! unfinished; then
    echo "Nothing is set aside." >&2
    exit 1
  fi
  if [[ -d $restored/postgresql/set-aside && -e $restored/postgresql/PG_VERSION && ! -e $restored/postgresql/recovery.signal ]]; then
    echo "PostgreSQL has recovered, and services may have worked on it since. Go on with what was restored (docs/operations.md, \"Restore\"); what was there before it lies in set-aside." >&2
    exit 1
  fi
  put_all_back
  echo "What was there before is there again."
}

keep() {
  local aside volume
  aside=$backup/set-aside-$(date -u +%Y%m%dT%H%M%SZ)
  for volume in "${volumes[@]}"; do
    [[ -d $restored/$volume/set-aside ]] || continue
    if [[ -n $(ls -A "$restored/$volume/set-aside") ]]; then
      mkdir -p "$aside"
      cp -a "$restored/$volume/set-aside" "$aside/$volume.part"
      mv -T "$aside/$volume.part" "$aside/$volume"
    fi
    rm -rf "${restored:?}/$volume/set-aside"
  done
  [[ ! -d $aside ]] || echo "What was there before is in $aside. Delete it when nobody needs it."
}

case ${1:-} in
  check | make | back | keep) "$@" ;;
  *) echo "Usage: restore-volumes.sh check|make MOMENT|latest [TIMELINE], or back|keep" >&2; exit 1 ;;
esac
