#!/usr/bin/env bash
# Copies the uploaded files that are not copied yet. A file is named by what it holds and never changes. Run it every minute.
# Usage: copy-files.sh /var/lib/sightline/ingest /backup
set -euo pipefail
from=${1:?Usage: copy-files.sh DATA-DIRECTORY-OF-INGEST BACKUP-DIRECTORY}/raw
to=${2:?Usage: copy-files.sh DATA-DIRECTORY-OF-INGEST BACKUP-DIRECTORY}/files
mkdir -p "$to"
for file in "$from"/*; do
  [[ -f $file ]] || continue
  kept=$to/${file##*/}
  if [[ ! -e $kept ]]; then
    cp -p "$file" "$kept.part"
    mv "$kept.part" "$kept"
  fi
done
