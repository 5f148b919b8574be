#!/usr/bin/env bash
# Makes a data directory of PostgreSQL, the uploaded files, the evidence files and the fetched lists from a backup. Nothing may run. It changes nothing of the
# backup and deletes nothing: the directories must be empty.
# Usage: restore.sh /backup /var/lib/postgresql/data /var/lib/sightline/ingest /var/lib/sightline/matching ["2026-11-25 14:30:00+00"]
# Then start PostgreSQL, wait until `select pg_is_in_recovery()` says f, and go on in docs/operations.md, "Restore".
set -euo pipefail
usage="Usage: restore.sh BACKUP PGDATA DATA-DIRECTORY-OF-INGEST DATA-DIRECTORY-OF-MATCHING [TIME]"
backup=${1:?$usage}
data=${2:?$usage}
files=${3:?$usage}/raw
evidence=${4:?$usage}/evidence
lists=$4/list-feeds
# However it is written: PostgreSQL itself reads no 2026-11-25T14:30:00Z here.
moment=${5:+$(date -u -d "$5" '+%Y-%m-%d %H:%M:%S.%6N+00')}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

empty() {
  mkdir -p "$1"
  [[ -z $(ls -A "$1") ]] || { echo "$1 is not empty. Put what is there aside first." >&2; exit 1; }
}
empty "$data"
empty "$files"
empty "$evidence"
empty "$lists"

# The newest base backup that had ended before the moment: its label says when it began, its directory when it was complete.
base=
for candidate in "$backup"/base-*; do
  [[ -f $candidate/backup_label ]] || continue
  if [[ -z $moment || $(stat -c %Y "$candidate") -le $(date -d "$moment" +%s) ]]; then
    base=$candidate
  fi
done
[[ -n $base ]] || { echo "No base backup in $backup leads to ${moment:-the last moment}." >&2; exit 1; }
echo "From $base"
cp -a "$base/." "$data/"
chmod 700 "$data"
mkdir -p "$data/pg_wal"
{
  # It is a copy now and does not write into the backup. Set archive_command again when it is the real one.
  echo "archive_command = '/bin/true'"
  echo "restore_command = '/bin/sh \"$here/fetch-wal.sh\" \"$backup/wal\" \"%f\" \"%p\"'"
  echo "recovery_target_timeline = 'latest'"
  if [[ -n $moment ]]; then
    echo "recovery_target_time = '$moment'"
    echo "recovery_target_action = 'promote'"
  fi
} >>"$data/postgresql.auto.conf"
touch "$data/recovery.signal"
cp -p "$backup/files/." "$files/" -R
if [[ -d $backup/evidence ]]; then
  cp -p "$backup/evidence/." "$evidence/" -R
fi
if [[ -d $backup/list-feeds ]]; then
  cp -p "$backup/list-feeds/." "$lists/" -R
fi
echo "The files are there. Start PostgreSQL now."
