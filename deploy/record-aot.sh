#!/usr/bin/env bash
# Runs in a build of an image: starts the service without anything around it, ends it as soon as it answers health, and leaves
# the AOT cache of what it had loaded by then (JDK 25), which makes later starts faster. The secrets here are none.
set -euo pipefail
cache=$PWD/app.aot
export QUARKUS_DATASOURCE_PASSWORD=none SIGHTLINE_KAFKA_PASSWORD=none QUARKUS_OIDC_CONNECTION_DELAY=1S \
  QUARKUS_OIDC_API_CONNECTION_DELAY=1S QUARKUS_OIDC_CREDENTIALS_SECRET=none QUARKUS_KEYCLOAK_ADMIN_CLIENT_CLIENT_SECRET=none \
  SIGHTLINE_MACHINES_SECRET=none SIGHTLINE_SMTP_PASSWORD=none SIGHTLINE_DATA_DIR=/tmp/data SIGHTLINE_AUDIT_ANCHORS_FOLDER=/tmp/anchors
for key in SIGHTLINE_IMPORT_FILE_KEY SIGHTLINE_EVIDENCE_FILE_KEY QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET; do
  export $key=there-is-no-secret-in-a-build-of-an-image
done
java -XX:AOTCacheOutput="$cache" -Djava.util.logging.manager=org.jboss.logmanager.LogManager -jar quarkus-run.jar \
  >/tmp/start.log 2>&1 &
service=$!
for _ in $(seq 1 90); do
  { : </dev/tcp/127.0.0.1/9000; } 2>/dev/null && break
  kill -0 "$service" 2>/dev/null || break
  sleep 1
done
sleep 2
kill "$service" 2>/dev/null || true
wait "$service" || true
if [[ ! -s $cache ]]; then
  tail -n 40 /tmp/start.log >&2
  echo "No AOT cache was written." >&2
  exit 1
fi
rm -rf /tmp/start.log /tmp/data /tmp/anchors
