#!/bin/sh
# What PostgreSQL calls for each finished segment of its log (archive_command). Keeps it, packed, in a directory:
#   archive_command = '/bin/sh /path/to/archive-wal.sh /backup/wal "%p" "%f"'
# It ends with 0 only when the segment is on the disk; PostgreSQL tries again otherwise, and keeps the segment until then.
set -eu
directory=$1
segment=$2
kept=$directory/$3.gz
if [ -e "$kept" ]; then
  # After a crash PostgreSQL asks again for a segment that is kept already. The same one is fine, another one is not.
  gzip -dc "$kept" | cmp -s - "$segment"
  exit
fi
mkdir -p "$directory"
gzip -1 <"$segment" >"$kept.part"
sync "$kept.part" 2>/dev/null || sync
mv "$kept.part" "$kept"
