#!/usr/bin/env bash
# Creates what messages/topics.yaml lists, each with its <name>.dead. Topics that exist stay as they are.
# Usage: create-topics.sh <topics.yaml>, with KAFKA (host:port), REPLICATION (copies of each partition) and, where they are
# needed, KAFKA_CONFIG (a file with the settings of a client that may do this) and KAFKA_BIN (the directory of
# kafka-topics.sh, where it is not on the path). SIGHTLINE_PARTITIONS gives topics other numbers of partitions, as
# contract-lines=24,findings=12: before they are made, and never after (docs/operations.md, "How many of what").
set -euo pipefail
topics=${1:?Usage: create-topics.sh topics.yaml}
tool=${KAFKA_BIN:+$KAFKA_BIN/}kafka-topics.sh
others=${SIGHTLINE_PARTITIONS:-}
config=(${KAFKA_CONFIG:+--command-config "$KAFKA_CONFIG"})

partitions_of() { # name, partitions by the table
  local one
  for one in ${others//,/ }; do
    if [[ $one == "$1="* ]]; then
      echo "${one#*=}"
      return
    fi
  done
  echo "$2"
}

create() { # name, partitions, cleanup policy
  "$tool" --bootstrap-server "${KAFKA:?}" "${config[@]}" --create --if-not-exists --topic "$1" --partitions "$2" \
    --replication-factor "${REPLICATION:?}" --config cleanup.policy="$3" --config retention.ms=-1 </dev/null
}

sed -nE 's/^ *- *\{name: *([a-z-]+), *partitions: *([0-9]+), *cleanup: *([a-z]+).*/\1 \2 \3/p' "$topics" |
  while read -r name partitions cleanup; do
    create "$name" "$(partitions_of "$name" "$partitions")" "$cleanup"
    create "$name.dead" 1 delete
  done
