#!/usr/bin/env bash
# Makes a data directory of PostgreSQL, the uploaded files, the evidence files and the fetched lists from a backup. Nothing may run. It changes nothing of the
# backup and deletes nothing: the directories must be empty (but for set-aside, where what was there before may lie). The moment
# and the backup are looked at before anything is written; --check does no more than that.
# Usage: restore.sh /backup /var/lib/postgresql/data /var/lib/sightline/ingest /var/lib/sightline/matching 2026-11-25T14:30:00Z|latest [TIMELINE]
#    or: restore.sh --check /backup 2026-11-25T14:30:00Z|latest [TIMELINE]
# latest: the last moment that is kept. TIMELINE: the line of PostgreSQL's log to follow, as 1, where an earlier restore left that
# line and the moment lies on it; the newest one otherwise.
# Then start PostgreSQL, wait until `select pg_is_in_recovery()` says f, and go on in docs/operations.md, "Restore".
set -euo pipefail
usage="Usage: restore.sh [--check] BACKUP PGDATA DATA-DIRECTORY-OF-INGEST DATA-DIRECTORY-OF-MATCHING MOMENT|latest [TIMELINE] (with --check no directories but BACKUP)"

fail() {
  echo "$1" >&2
  exit 1
}

check_only=
if [[ ${1:-} = --check ]]; then
  check_only=1
  set -- "${2:-}" none none none "${@:3}"
fi
backup=${1:?$usage}
data=${2:?$usage}
files=${3:?$usage}/raw
evidence=${4:?$usage}/evidence
lists=$4/list-feeds
asked=${5:-}
timeline=${6:-latest}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

say_which="Say to which moment, with its time zone, as 2026-11-25T14:30:00Z or 2026-11-25T08:30:00-06:00, or latest for the last moment that is kept"
time='^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)? ?(Z|UTC|[+-][0-9]{2}(:?[0-9]{2})?)$'
moment=
if [[ $asked != latest ]]; then
  [[ $asked =~ $time ]] || fail "$say_which${asked:+; not $asked}."
  # However it is written: PostgreSQL itself reads no 2026-11-25T14:30:00Z here.
  moment=$(date -u -d "$asked" '+%Y-%m-%d %H:%M:%S.%6N+00' 2>/dev/null) || fail "$say_which; there is no $asked."
fi
[[ $timeline =~ ^(latest|[1-9][0-9]*)$ ]] || fail "A timeline is a number, as 1, or latest; not $timeline."

# The newest base backup that had ended before the moment: its label says when it began, its directory when it was complete.
base=
for candidate in "$backup"/base-*; do
  [[ -f $candidate/backup_label && $candidate != *.part ]] || continue
  began_on=$(sed -n 's/^START TIMELINE: //p' "$candidate/backup_label")
  [[ $timeline = latest || ${began_on:-1} -le $timeline ]] || continue
  if [[ -z $moment || $(stat -c %Y "$candidate") -le $(date -d "$moment" +%s) ]]; then
    base=$candidate
  fi
done
[[ -n $base ]] || fail "No base backup in $backup leads to ${moment:-the last moment}${6:+ on timeline $6}."
[[ -d $backup/wal ]] || fail "There is no log of PostgreSQL in $backup/wal."
# PostgreSQL would look for the moment to the end of the log, and then refuse to start.
if [[ -n $moment && -z $(find "$backup/wal" -type f -newermt "$moment" -print -quit) ]]; then
  fail "The log in $backup/wal ends before $moment. Restore to an earlier moment, or to latest."
fi
echo "From $base to ${moment:-the last moment that is kept}"
[[ -z $check_only ]] || exit 0

empty() {
  mkdir -p "$1"
  [[ -z $(ls -A --ignore=set-aside "$1") ]] || fail "$1 is not empty. Put what is there aside first."
}
empty "$data"
empty "$files"
empty "$evidence"
empty "$lists"

# Before anything else: PostgreSQL never starts on half a copy as if it were whole, and takes the file away when it has recovered.
touch "$data/recovery.signal"
for entry in "$base"/*; do
  [[ ${entry##*/} = set-aside ]] || cp -a "$entry" "$data/"
done
chmod 700 "$data"
mkdir -p "$data/pg_wal"
chown --reference="$base" "$data" "$data/pg_wal" "$data/recovery.signal" 2>/dev/null || true
settings=$data/postgresql.auto.conf
touch "$settings"
# What an earlier restore wrote is in the bases that were made after it, and would lead to its moment.
sed -i -E "/^(restore_command|recovery_target[a-z_]*) *=/d; /^archive_command *= *'\/bin\/true'/d" "$settings"
{
  # It is a copy now and does not write into the backup. Set archive_command again when it is the real one.
  echo "archive_command = '/bin/true'"
  echo "restore_command = '/bin/sh \"$here/fetch-wal.sh\" \"$backup/wal\" \"%f\" \"%p\"'"
  echo "recovery_target_timeline = '$timeline'"
  if [[ -n $moment ]]; then
    echo "recovery_target_time = '$moment'"
    echo "recovery_target_action = 'promote'"
  fi
} >>"$settings"
for kept in files evidence list-feeds; do
  [[ -d $backup/$kept ]] || continue
  case $kept in
    files) to=$files ;;
    evidence) to=$evidence ;;
    list-feeds) to=$lists ;;
  esac
  cp -p -R "$backup/$kept/." "$to/"
done
echo "The files are there. Start PostgreSQL now."
