#!/usr/bin/env bash
# Topics and rights of a new broker, as the one who may do everything. Safe to run again.
# Usage: prepare.sh <topics.yaml>, with KAFKA, REPLICATION, KAFKA_BIN as for create-topics.sh, and KAFKA_ADMIN_PASSWORD,
# STORE_PASSWORD and TRUST (a PKCS12 file) for the connection.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
umask 077
export KAFKA_CONFIG=/tmp/admin.properties
cat >"$KAFKA_CONFIG" <<CONFIG
security.protocol=SASL_SSL
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="${KAFKA_ADMIN_PASSWORD:?}";
ssl.truststore.type=PKCS12
ssl.truststore.location=${TRUST:?}
ssl.truststore.password=${STORE_PASSWORD:?}
CONFIG
bash "$here/create-topics.sh" "$1"
bash "$here/grant-rights.sh" "$1"
