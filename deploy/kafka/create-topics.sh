#!/usr/bin/env bash
# Creates what messages/topics.yaml lists, each with its <name>.dead. A topic that exists keeps its partitions and copies, and
# gets the settings: messages never expire, and with three copies or more two must have a message before it is acknowledged
# (min.insync.replicas), so that none is lost with a broker. Safe to run again.
# Usage: create-topics.sh <topics.yaml>, with KAFKA (host:port), REPLICATION (copies of each partition) and, where they are
# needed, KAFKA_CONFIG (a file with the settings of a client that may do this) and KAFKA_BIN (the directory of
# kafka-topics.sh and kafka-configs.sh, where it is not on the path). SIGHTLINE_PARTITIONS gives topics other numbers of partitions, as
# contract-lines=24,findings=12: before they are made, and never after (docs/operations.md, "How many of what").
set -euo pipefail
topics=${1:?Usage: create-topics.sh topics.yaml}
tool=${KAFKA_BIN:+$KAFKA_BIN/}kafka-topics.sh
configs=${KAFKA_BIN:+$KAFKA_BIN/}kafka-configs.sh
in_sync=$((${REPLICATION:?} > 2 ? 2 : 1))
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

# What is there, asked once: each call starts a JVM.
there=$("$tool" --bootstrap-server "${KAFKA:?}" "${config[@]}" --describe </dev/null | tr '\t' ' ' | grep 'Configs:' || true)

create() { # name, partitions, cleanup policy
  local settings=(cleanup.policy="$3" retention.ms=-1 min.insync.replicas="$in_sync") set one same=1
  if ! set=$(grep "^Topic: $1 " <<<"$there"); then
    "$tool" --bootstrap-server "$KAFKA" "${config[@]}" --create --if-not-exists --topic "$1" --partitions "$2" \
      --replication-factor "$REPLICATION" \
      --config "${settings[0]}" --config "${settings[1]}" --config "${settings[2]}" </dev/null
    return
  fi
  for one in "${settings[@]}"; do
    [[ ,${set##*Configs: }, = *",$one,"* ]] || same=0
  done
  [[ $same = 1 ]] || "$configs" --bootstrap-server "$KAFKA" "${config[@]}" --alter --entity-type topics --entity-name "$1" \
    --add-config "$(IFS=,; echo "${settings[*]}")" </dev/null
}

sed -nE 's/^ *- *\{name: *([a-z-]+), *partitions: *([0-9]+), *cleanup: *([a-z]+).*/\1 \2 \3/p' "$topics" |
  while read -r name partitions cleanup; do
    create "$name" "$(partitions_of "$name" "$partitions")" "$cleanup"
    create "$name.dead" 1 delete
  done
