#!/usr/bin/env bash
# Copies the uploaded files, the evidence files and the fetched lists that are not copied yet, and, where their folder is given, the
# anchors of the audit log. A file is named by what it holds, or its day, and never changes. Run it every minute.
# Usage: copy-files.sh /var/lib/sightline/ingest /var/lib/sightline/matching /backup [/var/lib/sightline/anchors]
set -euo pipefail
usage="Usage: copy-files.sh DATA-DIRECTORY-OF-INGEST DATA-DIRECTORY-OF-MATCHING BACKUP-DIRECTORY [DIRECTORY-OF-ANCHORS]"
ingest=${1:?$usage}
matching=${2:?$usage}
backup=${3:?$usage}
anchors=${4:-}

copy() {
  mkdir -p "$2"
  for file in "$1"/*; do
    [[ -f $file ]] || continue
    kept=$2/${file##*/}
    if [[ ! -e $kept ]]; then
      cp -p "$file" "$kept.part"
      mv "$kept.part" "$kept"
    fi
  done
}
if [[ -n ${SIGHTLINE_EVIDENCE_BUCKET_ADDRESS:-} ]]; then
  echo "Evidence files lie in a bucket and are not copied here. docs/operations.md says how to back a bucket up." >&2
fi
copy "$ingest/raw" "$backup/files"
copy "$matching/evidence" "$backup/evidence"
copy "$matching/list-feeds" "$backup/list-feeds"
[[ -z $anchors ]] || copy "$anchors" "$backup/anchors"
