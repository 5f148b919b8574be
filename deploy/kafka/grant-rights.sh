#!/usr/bin/env bash
# Gives each service at the broker what messages/topics.yaml says: the owner of a topic writes it, its readers read it, both
# set messages aside in <name>.dead and see how the two are kept, each service has the group of its own name, the owner sees
# how far its readers' groups are (a large import waits for them). Nobody else may do anything, if the broker has an authorizer
# and allow.everyone.if.no.acl.found=false. Safe to run again. It takes no right away: after a topic lost a reader, remove the
# right by hand with kafka-acls.sh --remove.
# Usage: grant-rights.sh <topics.yaml>, with KAFKA, KAFKA_CONFIG and KAFKA_BIN as for create-topics.sh.
set -euo pipefail
topics=${1:?Usage: grant-rights.sh topics.yaml}
tool=${KAFKA_BIN:+$KAFKA_BIN/}kafka-acls.sh
config=(${KAFKA_CONFIG:+--command-config "$KAFKA_CONFIG"})

allow() { # service, operation, what (topic or group), name
  printf '%s\n' "$*"
}

settings() { # service, topic: it sees how the topic and its dead letters are kept
  allow "$1" DescribeConfigs topic "$2"
  allow "$1" DescribeConfigs topic "$2.dead"
}

rights() {
  local rows name owner readers reader service
  rows=$(sed -nE 's/^ *- *\{name: *([a-z-]+),.*owner: *([a-z-]+), *readers: *\[([a-z, -]*)\].*/\1 \2 \3/p' "$topics" | tr -d ',')
  while read -r name owner readers; do
    allow "$owner" Write topic "$name"
    allow "$owner" Write topic "$name.dead"
    settings "$owner" "$name"
    for reader in $readers; do
      allow "$reader" Read topic "$name"
      allow "$reader" Write topic "$name.dead"
      settings "$reader" "$name"
      allow "$owner" Describe group "$reader"
    done
  done <<<"$rows"
  cut -d' ' -f2- <<<"$rows" | tr ' ' '\n' | sort -u | while read -r service; do
    allow "$service" Read group "$service"
  done
}

# One call for all names of which a service may do the same: each call starts a JVM.
rights | sort -u | awk '{key = $1 " " $2; names[key " " $3] = names[key " " $3] " --" $3 " " $4} END {for (key in names) {split(key, of, " "); print of[1], of[2] names[key]}}' |
  while read -r service operation names; do
    # shellcheck disable=SC2086
    "$tool" --bootstrap-server "${KAFKA:?}" "${config[@]}" --add --force --allow-principal "User:$service" \
      --operation "$operation" $names </dev/null
  done
