#!/bin/sh
# What PostgreSQL calls for each segment that it needs while it is restored (restore_command):
#   restore_command = '/bin/sh /path/to/fetch-wal.sh /backup/wal "%f" "%p"'
# A segment that is not there ends it with 1: the log ends there.
set -eu
kept=$1/$2.gz
[ -e "$kept" ] || exit 1
gzip -dc "$kept" >"$3"
