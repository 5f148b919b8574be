#!/usr/bin/env bash
# See kafka.Dockerfile. The options of the JVM are those of Kafka's own scripts.
set -euo pipefail
cd /opt/kafka
export CLUSTER_ID=${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}
# A folder that is formatted already is no fault.
said=$(java -Xmx256m -cp "libs/*" kafka.docker.KafkaDockerWrapper setup \
  --default-configs-dir /etc/kafka/docker --mounted-configs-dir /mnt/shared/config --final-configs-dir /opt/kafka/config 2>&1) ||
  grep -qi 'already formatted' <<<"$said" || { printf '%s\n' "$said" >&2; exit 1; }
exec java ${KAFKA_HEAP_OPTS:--Xmx1G -Xms1G} -XX:+UseG1GC -XX:+ExplicitGCInvokesConcurrent -cp "libs/*" kafka.Kafka config/server.properties
