#!/usr/bin/env bash
# Creates what messages/topics.yaml lists, each with its <name>.dead. Topics that exist stay as they are.
# Usage: create-topics.sh <topics.yaml>, with KAFKA (host:port), REPLICATION (copies of each partition) and, where they are
# needed, KAFKA_CONFIG (a file with the settings of a client that may do this) and KAFKA_BIN (the directory of
# kafka-topics.sh, where it is not on the path).
set -euo pipefail
topics=${1:?Usage: create-topics.sh topics.yaml}
tool=${KAFKA_BIN:+$KAFKA_BIN/}kafka-topics.sh
config=(${KAFKA_CONFIG:+--command-config "$KAFKA_CONFIG"})

create() { # name, partitions, cleanup policy
  "$tool" --bootstrap-server "${KAFKA:?}" "${config[@]}" --create --if-not-exists --topic "$1" --partitions "$2" \
    --replication-factor "${REPLICATION:?}" --config cleanup.policy="$3" --config retention.ms=-1 </dev/null
}

sed -nE 's/^ *- *\{name: *([a-z-]+), *partitions: *([0-9]+), *cleanup: *([a-z]+).*/\1 \2 \3/p' "$topics" |
  while read -r name partitions cleanup; do
    create "$name" "$partitions" "$cleanup"
    create "$name.dead" 1 delete
  done
