#!/usr/bin/env bash
# A base backup of the PostgreSQL server that holds Sightline's databases, by pg_basebackup.
# Usage: base-backup.sh /backup, with PGHOST, PGPORT, PGUSER and PGPASSWORD of a role that may replicate. Run it once a day.
# The server must keep its log meanwhile and afterwards (postgresql.conf):
#   archive_mode = on
#   archive_timeout = 60
#   archive_command = '/bin/sh /path/to/archive-wal.sh /backup/wal "%p" "%f"'
set -euo pipefail
backup=${1:?Usage: base-backup.sh DIRECTORY}
base=$backup/base-$(date -u +%Y%m%dT%H%M%SZ)
pg_basebackup --pgdata="$base.part" --format=plain --wal-method=none --checkpoint=fast --no-password
mv "$base.part" "$base"
echo "$base"
